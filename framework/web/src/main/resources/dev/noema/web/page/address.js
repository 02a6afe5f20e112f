/** What the sheet shows, kept behind the # of the page's address, so that a link leads back to it. */

const LARGEST = 2n ** 63n;

/** A temperature at which few samples fail. */
const USUAL = 0.8;

/** A seed as it is written, as a BigInt; undefined where it is none. */
export const seedOf = text => {
    if (!/^-?\d{1,19}$/.test(text.trim())) return undefined;
    const seed = BigInt(text.trim());
    return seed >= -LARGEST && seed < LARGEST ? seed : undefined;
};

export const recall = classes => {
    const kept = new URLSearchParams(location.hash.slice(1));
    const temperature = Number(kept.get('temperature') ?? USUAL);
    const item = Number(kept.get('item') ?? 1);
    const named = classes.indexOf(kept.get('class'));
    return {
        seed: seedOf(kept.get('seed') ?? '') ?? 0n,
        temperature: temperature >= 0 && temperature <= 1.5 ? temperature : USUAL,
        item: Number.isInteger(item) && item > 0 ? item - 1 : 0,
        number: named < 0 ? null : named,
    };
};

export const remember = ({ seed, temperature, item, name }) => {
    const kept = new URLSearchParams({ seed, temperature, item: item + 1 });
    if (name !== undefined) kept.set('class', name);
    history.replaceState(null, '', `#${kept}`);
};
