import { el } from '../dom/el.js';
import { plainText } from './inline.js';
import { wordsOf } from './richtext.js';

const TYPES = { email_text_input: 'email', url_text_input: 'url' };
const PAUSE = 400;

/** What one types into: text, numbers, addresses, and rich text as plain. */
export function field(surface, block, element) {
    const multiline = element.multiline || element.type === 'rich_text_input';
    const counter = el('span.counter', { 'aria-live': 'polite' });
    const input = el(multiline ? 'textarea.field' : 'input.field', {
        ...(multiline ? { rows: '4' } : { type: TYPES[element.type] ?? 'text' }),
        inputmode: element.type === 'number_input' ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : null,
        maxlength: element.max_length,
        placeholder: element.placeholder && plainText(element.placeholder, surface.reader),
        'aria-label': element.label,
        autocomplete: 'off',
        value: initial(surface, block, element),
        dataset: { actionId: element.action_id },
        autofocus: element.focus_on_load,
    });
    wire(surface, block, element, input, counter);
    return el('div.field-frame', {}, input, element.max_length ? counter : null);
}

function initial(surface, block, element) {
    const value = surface.value(block, element);
    if (value) {
        return value.text ?? '';
    }
    return element.type === 'rich_text_input' ? wordsOf(element.initial_value) : (element.initial_value ?? '');
}

/** An app may ask to hear of every letter, or of Enter; else it hears at the submit. */
function wire(surface, block, element, input, counter) {
    const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
    const tell = (now) => surface.choose(block, element, { text: input.value === '' ? null : input.value }, { now });
    const count = () => {
        const left = element.max_length - input.value.length;
        counter.textContent = left <= 50 ? surface.reader.words.charactersLeft(left) : '';
    };
    let timer = null;
    input.addEventListener('input', () => {
        tell(false);
        count();
        if (triggers.includes('on_character_entered')) {
            clearTimeout(timer);
            timer = setTimeout(() => tell(true), PAUSE);
        }
    });
    input.addEventListener('keydown', (event) => {
        if (
            event.key === 'Enter' &&
            !event.isComposing &&
            block.dispatch_action &&
            triggers.includes('on_enter_pressed')
        ) {
            event.preventDefault();
            tell(true);
        }
    });
    count();
}
