package dev.noema.training.tensorboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the bytes of TensorBoard's own code, which {@code records.py} wrote. */
class EventsTest {

    @Test
    void checksumsAreThoseOfTensorBoard() throws IOException {
        Iterator<Map.Entry<String, JsonNode>> checksums =
                oracle().path("checksums").properties().iterator();
        while (checksums.hasNext()) {
            Map.Entry<String, JsonNode> each = checksums.next();
            byte[] data = each.getKey().getBytes(US_ASCII);
            long checksum = Integer.toUnsignedLong(Records.maskedChecksum(data, data.length));
            assertEquals(each.getValue().longValue(), checksum, each.getKey());
        }
    }

    @Test
    void aRecordIsLengthDataAndTheirChecksums() {
        byte[] data = "123456789".getBytes(US_ASCII);
        ByteBuffer record = ByteBuffer.wrap(Records.framed(data)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(8 + 4 + 9 + 4, record.remaining());
        assertEquals(9, record.getLong(0));
        assertEquals(Records.maskedChecksum(record.array(), 8), record.getInt(8));
        assertEquals('1', record.get(12));
        assertEquals(0xC78AB0E5, record.getInt(21));
    }

    @Test
    void eventsAreThoseOfTensorBoard() throws IOException {
        Events events = new Events(1.5, 300);
        assertEquals(oracle().path("first").asText(), hex(Events.first(1.5)));
        assertEquals(oracle().path("scalar").asText(), hex(events.scalar("training/loss", 0.25f)));
        assertEquals(oracle().path("text").asText(), hex(events.text("a", "x")));
    }

    private static String hex(Message message) {
        return HexFormat.of().formatHex(message.toBytes());
    }

    private static JsonNode oracle() throws IOException {
        try (InputStream input = EventsTest.class.getResourceAsStream("records.json")) {
            return new ObjectMapper().readTree(input);
        }
    }
}
