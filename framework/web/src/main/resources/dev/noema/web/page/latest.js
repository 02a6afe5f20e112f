/**
 * An action of which only the newest call counts: while one is under way the others are dropped, but
 * for the last.
 */
export const latest = action => {
    let next, busy = false;
    return async (...given) => {
        next = given;
        if (busy) return;
        busy = true;
        try {
            while (next) {
                const now = next;
                next = undefined;
                await action(...now);
            }
        } finally {
            busy = false;
        }
    };
};

/** An action that waits until nothing has called it for a while, in milliseconds. */
export const settled = (action, pause) => {
    let timer;
    return (...given) => {
        clearTimeout(timer);
        timer = setTimeout(() => action(...given), pause);
    };
};
