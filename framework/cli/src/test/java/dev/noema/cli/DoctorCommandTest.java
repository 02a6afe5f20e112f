package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.wiring.CoreModality;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

    @Test
    void saysThatThisMachineIsReady() throws IOException {
        CommandRun shown = CommandRun.of(new CoreModality(), "doctor");
        assertEquals(0, shown.exit(), shown.out());
        assertTrue(shown.out().endsWith("this machine is ready\n"), shown.out());
        CommandRun json = CommandRun.of(new CoreModality(), "doctor", "--json");
        JsonNode report = new ObjectMapper().readTree(json.out());
        assertTrue(report.get("well").asBoolean());
        assertTrue(report.get("findings").size() >= 10, json.out());
        for (JsonNode finding : report.get("findings")) {
            assertTrue(finding.get("status").asText().matches("ok|warn"), json.out());
        }
    }
}
