/** Files of the page's own folder. */

const folder = new URL('../', import.meta.url);

/**
 * The bytes of a file.
 *
 * @param report is told how many bytes have come and how many there are (0 where unknown)
 */
export const bytes = async (path, report = () => {}) => {
    const response = await fetch(new URL(path, folder)).catch(() => {
        throw new Error(`${path} could not be fetched; is the server still running?`);
    });
    if (!response.ok) throw new Error(`${path} is missing from the page's folder (${response.status})`);
    const total = Number(response.headers.get('content-length')) || 0;
    const parts = [], reader = response.body.getReader();
    let loaded = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value);
        loaded += part.value.length;
        report(loaded, Math.max(loaded, total));
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
};

export const json = async path => JSON.parse(new TextDecoder().decode(await bytes(path)));

/** What a gzip file holds; some servers have unpacked it already. */
export const unpacked = async packed => {
    if (packed[0] !== 0x1F || packed[1] !== 0x8B) return packed;
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
};
