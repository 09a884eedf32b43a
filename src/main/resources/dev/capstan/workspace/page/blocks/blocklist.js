import { KeyedRows } from '../dom/keyed.js';
import { drawBlock } from './layout.js';

/**
 * The blocks of one surface in a parent. A block is drawn anew when it, or what happened to it, changed; the others
 * keep their place, their focus and what is being typed.
 */
export class BlockList {
    #rows;
    #surface;
    #blocks = [];
    #turns = new Map();
    #parent;

    constructor(parent, surface) {
        this.#parent = parent;
        this.#rows = new KeyedRows(parent);
        this.#surface = surface;
        surface.onChange((blockId) => this.#touched(blockId));
    }

    show(blocks) {
        this.#blocks = blocks ?? [];
        const focused = this.#focusedAction();
        this.#rows.show(this.#blocks.map((block, index) => this.#row(block, index)));
        this.#focus(focused);
    }

    #row(block, index) {
        const error = this.#surface.errors[block.block_id] ?? null;
        return {
            key: `${block.block_id ?? ''} ${block.type} ${this.#sameIdBefore(block, index)}`,
            parts: [JSON.stringify(block), error, this.#turns.get(block.block_id) ?? 0, this.#surface.reader],
            build: () => drawBlock(this.#surface, block),
        };
    }

    #sameIdBefore(block, index) {
        return this.#blocks
            .slice(0, index)
            .filter((each) => each.block_id === block.block_id && each.type === block.type).length;
    }

    #touched(blockId) {
        this.#turns.set(blockId, (this.#turns.get(blockId) ?? 0) + 1);
        this.show(this.#blocks);
    }

    /** A block drawn anew gives the focus back to the same element. */
    #focusedAction() {
        const focused = document.activeElement;
        if (!focused || !this.#parent.contains(focused)) {
            return null;
        }
        const { actionId, value } = focused.closest('[data-action-id]')?.dataset ?? {};
        const blockId = focused.closest('[data-block-id]')?.dataset.blockId;
        return actionId ? { node: focused, actionId, value, blockId, caret: focused.selectionStart } : null;
    }

    #focus(before) {
        if (!before || before.node.isConnected) {
            return;
        }
        const same = [...this.#parent.querySelectorAll('[data-action-id]')].find(
            ({ dataset }) => dataset.actionId === before.actionId && dataset.value === before.value,
        );
        const target = same?.matches('button, input, textarea') ? same : same?.querySelector('button, input, textarea');
        target?.focus({ preventScroll: true });
        if (
            target &&
            before.caret !== null &&
            before.caret !== undefined &&
            target.matches('textarea, input[type=text]')
        ) {
            target.setSelectionRange(before.caret, before.caret);
        }
    }
}
