package dev.noema.samples.scores.musicxml;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through the elements of a document. */
final class XmlCursor {

    private static final int LONGEST_TEXT = 200;

    private final XMLStreamReader reader;

    /** A cursor on an element that has just begun. */
    XmlCursor(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * Goes to the next element within the one that has begun last; null at its end. Each that is
     * given has to be left, by {@link #skip}, {@link #text}, or by its children up to their end.
     */
    String child() throws XMLStreamException {
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return reader.getLocalName();
            }
            if (event == XMLStreamConstants.END_ELEMENT
                    || event == XMLStreamConstants.END_DOCUMENT) {
                return null;
            }
        }
    }

    /** Leaves the element that has begun last. */
    void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The text of the element that has begun last, which is left. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.CHARACTERS && text.length() < LONGEST_TEXT) {
                text.append(reader.getText());
            }
        }
        return text.substring(0, Math.min(LONGEST_TEXT, text.length())).strip();
    }

    /** The text of the element that has begun last as a whole number. */
    int number(String name, int least, int most) throws XMLStreamException, IOException {
        String text = text();
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most && value == Math.rint(value)) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw fault(
                String.format(
                        "<%s> is \"%s\"; allowed are whole numbers from %d to %d",
                        name, printable(text), least, most));
    }

    private static String printable(String text) {
        return text.replaceAll("\\P{Print}", "?").substring(0, Math.min(20, text.length()));
    }

    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    IOException fault(String what) {
        return new IOException("line " + reader.getLocation().getLineNumber() + ": " + what);
    }
}
