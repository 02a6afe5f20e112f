/**
 * Runs the model's graphs on a thread of its own, so that the page never waits.
 *
 * Asked with {id, graph, items, given, seed, first}: `given` holds arrays by input name; noise that
 * is not given is drawn by (seed, purpose) from item `first` on. Answers {id, outputs} or {id, fault}.
 */

import { env, InferenceSession, Tensor } from '../runtime/ort.js';
import { bytes, json, unpacked } from './files.js';
import { Noise } from './noise.js';

const sessions = new Map();
const sizes = new Map();
let manifest, runtime;

const report = file => (loaded, total) => {
    sizes.set(file, { loaded, total });
    const all = [...sizes.values()];
    postMessage({
        loaded: all.reduce((sum, size) => sum + size.loaded, 0),
        total: all.reduce((sum, size) => sum + size.total, 0),
    });
};

const start = async () => {
    const file = 'runtime/ort.wasm.gz';
    env.wasm.wasmBinary = await unpacked(await bytes(file, report(file)));
    env.wasm.numThreads = 1; // more need headers that a plain file server does not send
    env.logLevel = 'error';
};

const session = graph => {
    if (!sessions.has(graph)) {
        runtime ??= start();
        const file = `bundle/${manifest.graphs[graph].file}`;
        const opened = Promise.all([bytes(file, report(file)), runtime])
            .then(([model]) => InferenceSession.create(model, { graphOptimizationLevel: 'all' }));
        sessions.set(graph, opened);
        opened.catch(() => sessions.delete(graph));
    }
    return sessions.get(graph);
};

const size = shape => shape.reduce((product, dimension) => product * dimension, 1);

const input = (port, { items, given, seed, first }) => {
    const shape = port.shape.map(dimension => typeof dimension === 'number' ? dimension : items);
    let values = given[port.name];
    if (!values) {
        const noise = new Noise(seed, port.name.slice('noise.'.length));
        const batched = typeof port.shape[0] === 'string';
        const from = batched ? first * size(shape.slice(1)) : 0;
        values = port.kind === 'normal' ? noise.normals(from, size(shape)) : noise.uniforms(from, size(shape));
    }
    return port.type === 'int64'
        ? new Tensor('int64', BigInt64Array.from(values, BigInt), shape)
        : new Tensor('float32', Float32Array.from(values), shape);
};

const run = async request => {
    const graph = await session(request.graph);
    const feeds = {};
    for (const port of manifest.graphs[request.graph].inputs) feeds[port.name] = input(port, request);
    const results = await graph.run(feeds);
    const outputs = {};
    for (const [name, tensor] of Object.entries(results)) {
        if (tensor.type === 'float32') outputs[name] = tensor.data;
    }
    return outputs;
};

const open = async () => {
    manifest = await json('bundle/noema.json');
    await Promise.all([session('sampler'), session('decoder')]);
    return { manifest };
};

onmessage = async ({ data: request }) => {
    try {
        const outputs = request.graph ? await run(request) : await open();
        postMessage({ id: request.id, outputs });
    } catch (fault) {
        postMessage({ id: request.id, fault: String(fault?.message ?? fault) });
    }
};
