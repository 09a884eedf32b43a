import { Refused } from '../state/api.js';

/**
 * What blocks stand on, a message or a view: it carries their deeds to the workspace and remembers what was entered and
 * what is still under way. `where` is {channel, ts} or {view_id}.
 */
export class Surface {
    #api;
    #busy = new Set();
    #problems = new Map();
    #listeners = new Set();

    constructor(api, where, reader, entered) {
        this.#api = api;
        this.where = where;
        this.reader = reader;
        this.entered = entered;
        this.errors = {};
        this.state = {};
    }

    get inView() {
        return Boolean(this.where.view_id);
    }

    /** `listener(blockId)` hears when a deed begins or ends in a block. */
    onChange(listener) {
        this.#listeners.add(listener);
    }

    isBusy(block, element, value = null) {
        return this.#busy.has(keyOf(block, element, value));
    }

    problem(block) {
        return this.#problems.get(block.block_id) ?? null;
    }

    /** What stands in an element now: entered here, else known to the workspace, else undefined. */
    value(block, element) {
        return (
            this.entered.get(block.block_id, element.action_id) ??
            fromState(this.state?.[block.block_id]?.[element.action_id])
        );
    }

    press(block, element, value = element.value) {
        return this.#underWay(block, element, value ?? null, () =>
            this.#api.act('press', {
                where: this.where,
                block_id: block.block_id,
                action_id: element.action_id,
                ...(value === undefined || value === null ? {} : { value }),
            }),
        );
    }

    /** Remembers a value; the app hears of it at once where the block says so. */
    choose(block, element, value, { shown = {}, now = true } = {}) {
        this.entered.put(block.block_id, element.action_id, value, shown);
        const dispatches = block.type !== 'input' || block.dispatch_action;
        return dispatches && now
            ? this.#underWay(block, element, null, () => this.#tell(block.block_id, element.action_id, value))
            : null;
    }

    async options(block, element, query) {
        return this.#api.act('options', {
            where: this.where,
            block_id: block.block_id,
            action_id: element.action_id,
            query,
        });
    }

    upload(file) {
        return this.#api.upload(file);
    }

    /** The workspace must know what was typed before the app is told of a press on the same surface. */
    async flush() {
        for (const { block, action, value } of this.entered.untold()) {
            await this.#tell(block, action, value);
        }
    }

    #changed(blockId) {
        this.#listeners.forEach((listener) => listener(blockId));
    }

    async #tell(block, action, value) {
        this.entered.told(block, action);
        return this.#api.act('choose', { where: this.where, block_id: block, action_id: action, ...value });
    }

    async #underWay(block, element, value, deed) {
        const key = keyOf(block, element, value);
        if (this.#busy.has(key)) {
            return;
        }
        this.#busy.add(key);
        this.#problems.delete(block.block_id);
        this.#changed(block.block_id);
        try {
            if (this.inView) {
                await this.flush();
            }
            const problem = problemOf(await deed(), this.reader.words);
            if (problem) {
                this.#problems.set(block.block_id, problem);
            }
        } catch (failure) {
            this.#problems.set(block.block_id, failure instanceof Refused ? failure.message : this.reader.words.away);
        } finally {
            this.#busy.delete(key);
            this.#changed(block.block_id);
        }
    }
}

/** What a person is told when the app did not take a delivery; null when it did. */
export function problemOf(delivery, words) {
    if (!delivery || delivery.delivered || !delivery.problem) {
        return null;
    }
    if (delivery.problem === 'operation_timeout') {
        return words.timedOut;
    }
    return delivery.status >= 300 ? words.answeredStatus(delivery.status) : words.notReached;
}

/** A value of Slack's view state in the shape of `choose`. */
function fromState(state) {
    if (!state) {
        return undefined;
    }
    const shapes = {
        value: (v) => ({ text: v }),
        selected_option: (v) => ({ value: v?.value ?? null, option: v }),
        selected_options: (v) => ({ values: v.map((option) => option.value), options: v }),
        selected_user: (v) => ({ user: v }),
        selected_users: (v) => ({ users: v }),
        selected_conversation: (v) => ({ conversation: v }),
        selected_conversations: (v) => ({ conversations: v }),
        selected_channel: (v) => ({ conversation: v }),
        selected_channels: (v) => ({ conversations: v }),
        files: (v) => ({ values: v.map((file) => file.id ?? file), files: v }),
        selected_date: (v) => ({ date: v }),
        selected_time: (v) => ({ time: v }),
        selected_date_time: (v) => ({ date_time: v }),
    };
    const field = Object.keys(shapes).find((name) => state[name] !== undefined && state[name] !== null);
    return field ? shapes[field](state[field]) : undefined;
}

function keyOf(block, element, value) {
    return JSON.stringify([block.block_id, element.action_id, value]);
}
