/**
 * What a person has entered on one surface and the workspace may not know yet, by block and action. A value has the
 * shape the `choose` deed takes; `shown` is what the page needs beside it to show it again.
 */
export class Entered {
    #entries = new Map();

    put(block, action, value, shown = {}) {
        this.#entries.set(key(block, action), { block, action, value, shown, told: false });
    }

    /** Undefined when nothing was entered there. */
    get(block, action) {
        const entry = this.#entries.get(key(block, action));
        return entry && { ...entry.value, ...entry.shown };
    }

    told(block, action) {
        const entry = this.#entries.get(key(block, action));
        if (entry) {
            entry.told = true;
        }
    }

    untold() {
        return [...this.#entries.values()].filter((entry) => !entry.told);
    }

    /** Everything that was entered in these blocks, as a submission carries it. */
    within(blocks) {
        const wanted = new Set(blocks.map((block) => block.block_id));
        const values = {};
        for (const { block, action, value } of this.#entries.values()) {
            if (wanted.has(block)) {
                values[block] = { ...values[block], [action]: value };
            }
        }
        return values;
    }
}

function key(block, action) {
    return JSON.stringify([block, action]);
}
