/**
 * The safetensors format: named tensors go in, one file comes out that anybody can read and that
 * runs no code.
 *
 * <p>Read {@link dev.noema.serving.safetensors.SafetensorsFile} first; {@link
 * dev.noema.serving.safetensors.SafetensorsWriter} is its counterpart. The rules are those of the
 * Rust reference implementation, and stricter where it is lenient: a name may occur once only, the
 * header starts with a brace, and an entry holds its three fields and no others.
 */
package dev.noema.serving.safetensors;
