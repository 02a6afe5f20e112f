package dev.noema.image.data;

/** Which channels a model of pictures sees. */
public enum Channels {
    /** One: brightness. */
    GREY,
    /** Three: red, green and blue. */
    COLOR,
    /** One when every picture is grey in every pixel, else three. */
    AUTO
}
