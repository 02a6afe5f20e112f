"""Numbers that BLEU, self-BLEU and the Kneser-Ney trigram are tested against.

    pip install nltk==3.10.4 sacrebleu==2.6.0
    python sentences.py > sentences.json

BLEU is that of nltk and of sacrebleu, which agree on texts of four tokens and more. The trigram model is written down here once more, as the
definitions of Chen and Goodman (1998, section 3 and table 2) read, over tuples of tokens and with exact fractions.
"""

import json
import random
from fractions import Fraction as F

import nltk.translate.bleu_score as bleu
import sacrebleu

rng = random.Random(3)
TOKENS = 30
NEXT = {t: [rng.randrange(1, TOKENS) for _ in range(6)] for t in range(TOKENS)}


def sentence():
    text, token = [], 0
    for _ in range(rng.randrange(5, 12)):
        token = rng.choice(NEXT[token]) if rng.random() < 0.9 else rng.randrange(1, TOKENS - 1)
        text.append(token)
    return text


texts = [sentence() for _ in range(80)]
made = [[t if rng.random() < 0.8 else rng.randrange(1, TOKENS) for t in text[: len(text) - rng.randrange(2)]] for text in texts]

corpus = bleu.corpus_bleu([[text] for text in texts], made)
other = sacrebleu.corpus_bleu(
    [" ".join(f"w{t}" for t in text) for text in made],
    [[" ".join(f"w{t}" for t in text) for text in texts]],
    tokenize="none",
)
assert abs(corpus - other.score / 100) < 1e-9
smooth = bleu.SmoothingFunction().method1
self_bleu = sum(
    bleu.sentence_bleu(made[:i] + made[i + 1 :], text, smoothing_function=smooth) for i, text in enumerate(made)
) / len(made)

grams = {1: {}, 2: {}, 3: {}}
for text in texts:
    padded = (0, 0, *text, 0)
    for i in range(2, len(padded)):
        gram = padded[i - 2 : i + 1]
        grams[3][gram] = grams[3].get(gram, 0) + 1
for gram in {g[1:] for g in grams[3]}:
    if gram[0] == 0:  # nothing comes before the first token
        grams[2][gram] = grams[3][(0,) + gram]
    else:
        grams[2][gram] = sum(1 for g in grams[3] if g[1:] == gram)
for token in {g[1] for g in grams[2]}:
    grams[1][(token,)] = sum(1 for g in grams[2] if g[1] == token)


def discount(n, count):
    i = min(count, 3)
    if i == 0:
        return F(0)
    of = [sum(1 for c in grams[n].values() if c == j) for j in range(5)]
    if of[1] + of[2] == 0 or of[i] == 0:
        return F(1, 2)  # few n-grams leave it undefined
    y = F(of[1], of[1] + 2 * of[2])
    estimate = i - (i + 1) * y * F(of[i + 1], of[i])
    return estimate if 0 < estimate < i else F(1, 2)


def probability(gram):
    if not gram:
        return F(1, TOKENS)
    n, context = len(gram), gram[:-1]
    after = {g: c for g, c in grams[n].items() if g[:-1] == context}
    shorter = probability(gram[1:])
    if not after:
        return shorter
    total = sum(after.values())
    count = after.get(gram, 0)
    back = sum(discount(n, c) for c in after.values())
    return (count - discount(n, count)) / F(total) + back / F(total) * shorter


assert len({discount(n, i) for n in (2, 3) for i in (1, 2, 3)} - {F(1, 2)}) == 6
asked = [[rng.randrange(TOKENS) for _ in range(3)] for _ in range(40)] + [[0, 0, t] for t in range(TOKENS)]
print(
    json.dumps(
        {
            "tokens": TOKENS,
            "texts": texts,
            "made": made,
            "bleu": corpus,
            "self_bleu": self_bleu,
            "asked": asked,
            "probabilities": [float(probability(tuple(gram))) for gram in asked],
        }
    )
)
