"""Reads a folder of events with the real TensorBoard and prints what is in it as JSON."""
import json
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

events = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0, "images": 0, "audio": 0, "histograms": 0})
events.Reload()
tags = events.Tags()
print(
    json.dumps(
        {
            "scalars": {
                tag: [[e.step, e.value] for e in events.Scalars(tag)] for tag in tags["scalars"]
            },
            "images": {
                tag: [[e.step, e.width, e.height] for e in events.Images(tag)]
                for tag in tags["images"]
            },
            "audio": {
                tag: [[e.step, e.sample_rate, e.length_frames] for e in events.Audio(tag)]
                for tag in tags["audio"]
            },
            "histograms": {
                tag: [
                    [
                        e.step,
                        e.histogram_value.min,
                        e.histogram_value.max,
                        e.histogram_value.num,
                        sum(e.histogram_value.bucket),
                        e.histogram_value.sum_squares,
                    ]
                    for e in events.Histograms(tag)
                ]
                for tag in tags["histograms"]
            },
            "texts": {
                tag: [[e.step, e.tensor_proto.string_val[0].decode()] for e in events.Tensors(tag)]
                for tag in tags["tensors"]
            },
        }
    )
)
