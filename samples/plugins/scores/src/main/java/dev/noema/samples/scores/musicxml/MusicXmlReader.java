package dev.noema.samples.scores.musicxml;

import dev.noema.samples.scores.music.Score;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads partwise MusicXML: what sounds of it, pitches, durations, ties, voices and bars. Grace
 * notes and cues are left out, repeats are read once.
 */
public final class MusicXmlReader {

    /** The largest file that is read, compressed or not. */
    public static final int LARGEST = 1 << 23;

    private static final XMLInputFactory FACTORY = factory();

    private MusicXmlReader() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver(
                (publicId, systemId, base, name) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    /** Whether content begins as a compressed file does, or as XML. */
    public static boolean recognizes(byte[] content) {
        if (CompressedXml.recognizes(content)) {
            return true;
        }
        for (byte value : content) {
            if (value == '<') {
                return true;
            }
            // white space, zeros of UTF-16, and the marks of byte order come before
            if (value > ' ' || value < 0 && value != -1 && value != -2 && !mark(value)) {
                return false;
            }
        }
        return false;
    }

    private static boolean mark(byte value) {
        return value == (byte) 0xEF || value == (byte) 0xBB || value == (byte) 0xBF;
    }

    /**
     * Reads a file's content.
     *
     * @throws IOException when it is no such file, or is damaged: one line that says what and where
     */
    public static Score read(byte[] content) throws IOException {
        if (content.length > LARGEST) {
            throw new IOException(
                    content.length + " bytes; allowed are " + LARGEST + " for a MusicXML file");
        }
        byte[] xml = CompressedXml.recognizes(content) ? CompressedXml.score(content) : content;
        return parse(xml, "score-partwise", PartwiseScore::read);
    }

    /** What is read from a document by its first element. */
    interface Document<T> {
        T read(XmlCursor cursor) throws IOException, XMLStreamException;
    }

    static <T> T parse(byte[] xml, String root, Document<T> document) throws IOException {
        try {
            XMLStreamReader reader =
                    FACTORY.createXMLStreamReader(new StringReader(XmlText.of(xml)));
            try {
                while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    // what stands before the first element says nothing of the music
                }
                XmlCursor cursor = new XmlCursor(reader);
                if (!reader.getLocalName().equals(root)) {
                    throw cursor.fault("<" + reader.getLocalName() + ">; read is <" + root + ">");
                }
                return document.read(cursor);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new IOException("line " + line + ": is no well-formed XML", e);
        } catch (RuntimeException e) {
            // the parser of the JDK throws what it should have caught on some damaged files
            throw new IOException("is no well-formed XML", e);
        }
    }
}
