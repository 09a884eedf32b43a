import { el } from '../dom/el.js';
import { confirmed } from './confirm.js';
import { textObject } from './inline.js';

let groups = 0;

/** Checkboxes and radio buttons. */
export function choice(surface, block, element) {
    const { reader } = surface;
    const several = element.type === 'checkboxes';
    const chosen = new Set(initial(surface, block, element));
    const name = `choice-${++groups}`;
    const group = el(
        'div.choices',
        {
            role: several ? 'group' : 'radiogroup',
            'aria-label': element.label,
            dataset: { actionId: element.action_id },
        },
        (element.options ?? []).map((option) => {
            const box = el('input', {
                type: several ? 'checkbox' : 'radio',
                name,
                value: option.value,
                checked: chosen.has(option.value),
            });
            box.addEventListener('change', () => change(surface, block, element, group));
            return el(
                'label.choice',
                {},
                box,
                el(
                    'span',
                    {},
                    el('span.choice-label', {}, textObject(option.text, reader)),
                    option.description
                        ? el('span.choice-description', {}, textObject(option.description, reader))
                        : null,
                ),
            );
        }),
    );
    return group;
}

function initial(surface, block, element) {
    const value = surface.value(block, element);
    if (value) {
        return [value.values ?? value.value].flat();
    }
    return [...(element.initial_options ?? []), element.initial_option].filter(Boolean).map((option) => option.value);
}

async function change(surface, block, element, group) {
    const before = [surface.value(block, element) ?? {}].flatMap((value) => value.values ?? value.value ?? []);
    if (!(await confirmed(element.confirm, surface.reader))) {
        group.querySelectorAll('input').forEach((box) => {
            box.checked = before.includes(box.value);
        });
        return;
    }
    const values = [...group.querySelectorAll('input:checked')].map((box) => box.value);
    surface.choose(block, element, element.type === 'checkboxes' ? { values } : { value: values[0] ?? null });
}
