/**
 * Shows rows in a parent and touches only what changed. A row is {key, parts, build(), update?(node)}: `parts` are the
 * values it is drawn from, compared one by one; without `update` a changed row is built anew. Where a row lies that
 * has the focus, it is moved around and not lifted out.
 */
export class KeyedRows {
    #parent;
    #shown = new Map();

    constructor(parent) {
        this.#parent = parent;
    }

    show(rows) {
        const next = new Map();
        for (const row of rows) {
            next.set(row.key, { node: this.#nodeOf(row), parts: row.parts });
        }
        for (const [key, { node }] of this.#shown) {
            if (next.get(key)?.node !== node) {
                node.remove();
            }
        }
        let place = this.#parent.firstChild;
        for (const { node } of next.values()) {
            if (node === place) {
                place = place.nextSibling;
            } else {
                this.#parent.insertBefore(node, place);
            }
        }
        this.#shown = next;
    }

    node(key) {
        return this.#shown.get(key)?.node ?? null;
    }

    #nodeOf(row) {
        const before = this.#shown.get(row.key);
        if (before && same(before.parts, row.parts)) {
            return before.node;
        }
        return before && row.update ? row.update(before.node) : row.build();
    }
}

function same(one, other) {
    return one.length === other.length && one.every((part, index) => Object.is(part, other[index]));
}
