/** Puts the page together. */

import { find } from './dom.js';
import { Dials } from './dials.js';
import { Model } from './model.js';
import { Own } from './own.js';
import { Sheet } from './sheet.js';
import { Stage } from './stage.js';
import { Walk } from './walk.js';
import codec from './codec.js';

const state = name => {
    document.documentElement.dataset.state = name;
};

const fail = fault => {
    find('#fault-text').textContent = fault?.message ?? String(fault);
    if (document.documentElement.dataset.state === 'open') {
        find('#fault-title').textContent = 'That did not work';
        document.documentElement.dataset.failed = '';
    } else {
        state('fault');
    }
};

const megabytes = bytes => (bytes / 1e6).toFixed(1);

const report = (loaded, total) => {
    find('#progress').max = total;
    find('#progress').value = loaded;
    find('#progress-note').textContent = `${megabytes(loaded)} of ${megabytes(total)} MB`;
};

const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

const open = async () => {
    if (typeof WebAssembly !== 'object' || typeof DecompressionStream !== 'function') {
        throw new Error('This browser is too old for it: it needs WebAssembly with SIMD and DecompressionStream, which browsers have since 2023.');
    }
    const model = await Model.open(report);
    const { manifest, settings } = model;
    model.codec = codec(manifest);
    find('#about').textContent = [
        `Trained on ${model.codec.kind}`,
        count(manifest.latent[0], 'latent dimension', 'latent dimensions'),
        ...(model.classes.length ? [count(model.classes.length, 'class', 'classes')] : []),
    ].join(' · ') + '. It runs in this page; nothing is sent anywhere.';
    const stage = new Stage(model);
    stage.addEventListener('shown', () => state('open'), { once: true });
    new Dials(model, stage);
    const sheet = new Sheet(model, stage);
    await sheet.ready;
    new Walk(model, stage);
    new Own(model, stage, sheet.values);
    find('#another').onclick = () => sheet.another();
    const worst = Math.max(...Object.values(manifest.parity.worst));
    find('#facts').textContent = `${settings.runtime}, one thread, on your device. The graphs were exported by Noema `
        + `and differ from the trained model by at most ${worst.toFixed(3)} of the tolerance, `
        + `${manifest.parity.absolute} + ${manifest.parity.relative} of the value.`;
};

addEventListener('unhandledrejection', ({ reason }) => fail(reason));
open().catch(fail);
