package org.example.molecules.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetTest {

    private final SmilesCodecTest contract = new SmilesCodecTest();
    private final Map<String, Object> preprocessing = contract.preprocessing();

    @TempDir private Path folder;

    @Test
    void linesOfSmiles() throws IOException {
        assertEquals(List.of("CC(=O)Cl", "CCCl"), Files.readAllLines(sheet("smi")));
    }

    @Test
    void tableOfProperties() throws IOException {
        List<String> lines = Files.readAllLines(sheet("csv"));
        assertEquals("smiles,canonical,logp,weight,qed,rings", lines.get(0));
        assertEquals("CCCl", lines.get(2).split(",", -1)[0]);
        assertEquals(64.51, Double.parseDouble(lines.get(2).split(",", -1)[3]), 0.01);
        assertEquals(3, lines.size());
    }

    @Test
    void picture() throws IOException {
        assertEquals(400, ImageIO.read(sheet("png").toFile()).getWidth());
    }

    private Path sheet(String ending) throws IOException {
        Path file = folder.resolve("sheet." + ending);
        contract.codec().writeSheet(contract.items(), 2, preprocessing, file);
        return file;
    }
}
