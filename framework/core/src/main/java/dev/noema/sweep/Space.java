package dev.noema.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is varied.
 *
 * @param axes a dimension for each key of the experiment, in the order of the file
 */
record Space(Map<String, Dimension> axes) {

    Space {
        axes = new LinkedHashMap<>(axes);
    }

    List<Dimension> dimensions() {
        return new ArrayList<>(axes.values());
    }

    int size() {
        return axes.size();
    }

    /** The value of each key at a point of the unit cube, as YAML. */
    Map<String, String> settings(double[] point) {
        Map<String, String> settings = new LinkedHashMap<>();
        int axis = 0;
        for (Map.Entry<String, Dimension> entry : axes.entrySet()) {
            settings.put(entry.getKey(), entry.getValue().value(point[axis++]));
        }
        return settings;
    }
}
