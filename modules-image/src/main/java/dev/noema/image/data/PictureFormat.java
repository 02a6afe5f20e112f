package dev.noema.image.data;

import dev.noema.folder.RowFormat;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** How decoded pictures are kept: the pixels of one are a row. */
final class PictureFormat implements RowFormat<DecodedFolder> {

    @Override
    public long magic() {
        return 0x4e6f656d61506978L;
    }

    @Override
    public long rows(DecodedFolder folder) {
        return folder.keys().size();
    }

    @Override
    public int rowBytes(DecodedFolder folder) {
        return folder.stride();
    }

    @Override
    public void write(DecodedFolder folder, DataOutputStream out) throws IOException {
        out.writeInt(folder.width());
        out.writeInt(folder.height());
        out.writeInt(folder.planes());
        out.writeInt(folder.channels());
        out.writeInt(folder.duplicates());
        out.writeInt(folder.broken());
        out.writeUTF(folder.digest());
        byte[] levels = folder.levels().toByteArray();
        out.writeInt(levels.length);
        out.write(levels);
        out.writeInt(folder.keys().size());
        for (String key : folder.keys()) {
            out.writeUTF(key);
        }
    }

    @Override
    public DecodedFolder read(DataInputStream in) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        int planes = in.readInt();
        int channels = in.readInt();
        int duplicates = in.readInt();
        int broken = in.readInt();
        String digest = in.readUTF();
        BitSet levels = BitSet.valueOf(in.readNBytes(Math.min(in.readInt(), 256 / Byte.SIZE)));
        int count = in.readInt();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(in.readUTF());
        }
        return new DecodedFolder(
                keys, width, height, planes, channels, levels, duplicates, broken, digest);
    }
}
