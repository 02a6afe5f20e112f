package dev.noema.audio.data;

import dev.noema.folder.RowFormat;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How spectrograms are kept: a frame is a row. */
final class FeatureFormat implements RowFormat<Features> {

    @Override
    public long magic() {
        return 0x4e6f656d61536e64L;
    }

    @Override
    public long rows(Features features) {
        return features.total();
    }

    @Override
    public int rowBytes(Features features) {
        return features.mels() * Float.BYTES;
    }

    @Override
    public void write(Features features, DataOutputStream out) throws IOException {
        out.writeInt(features.mels());
        out.writeFloat(features.least());
        out.writeFloat(features.greatest());
        out.writeInt(features.duplicates());
        out.writeInt(features.silent());
        out.writeUTF(features.digest());
        out.writeInt(features.faults().size());
        for (String fault : features.faults()) {
            out.writeUTF(fault);
        }
        out.writeInt(features.keys().size());
        for (int sound = 0; sound < features.keys().size(); sound++) {
            out.writeUTF(features.keys().get(sound));
            out.writeInt(features.frames()[sound]);
        }
    }

    @Override
    public Features read(DataInputStream in) throws IOException {
        int mels = in.readInt();
        float least = in.readFloat();
        float greatest = in.readFloat();
        int duplicates = in.readInt();
        int silent = in.readInt();
        String digest = in.readUTF();
        List<String> faults = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            faults.add(in.readUTF());
        }
        List<String> keys = new ArrayList<>();
        int[] frames = new int[in.readInt()];
        for (int sound = 0; sound < frames.length; sound++) {
            keys.add(in.readUTF());
            frames[sound] = in.readInt();
        }
        return new Features(
                keys, frames, mels, least, greatest, duplicates, silent, faults, digest);
    }
}
