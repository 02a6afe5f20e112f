"""Writes byte_pairs.json: texts, and how the library tokenizers cuts them by pairs that it learned.

Run with Python and tokenizers 0.21 or later.
"""

import json
import os

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

LEARNED = [
    "It was the best of times, it was the worst of times, it was the age of wisdom.",
    "It's 3,500 miles to the sea; they'd say that it is 12 miles or thirteen.",
    "Das Wetter ist schön, la météo est belle, погода хорошая, 天気がいい, 😀😀 ok.",
]
TEXTS = LEARNED + [
    "the wisest weather",
    "They're best, we'll SEE... 2024-11-23",
    "two  spaces\tand\na line ",
    "an em\u00a0space\u2003here",
    "smile 🙃 naïve e\u0301 x\u0000y",
    "",
]

here = os.path.dirname(os.path.abspath(__file__))
tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()
trainer = trainers.BpeTrainer(
    vocab_size=330, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
)
tokenizer.train_from_iterator([" " + text for text in LEARNED], trainer)
merges = [
    pair if isinstance(pair, str) else " ".join(pair)
    for pair in json.loads(tokenizer.to_str())["model"]["merges"]
]
tokens = [tokenizer.encode(" " + text).tokens for text in TEXTS]
with open(os.path.join(here, "byte_pairs.json"), "w", encoding="utf-8") as file:
    json.dump({"merges": merges, "texts": TEXTS, "tokens": tokens}, file, indent=1)
    file.write("\n")
