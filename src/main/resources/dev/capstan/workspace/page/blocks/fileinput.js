import { el } from '../dom/el.js';

/** Files for a form: picked ones go to the workspace at once, and the form holds their ids. */
export function fileInput(surface, block, element) {
    const { words } = surface.reader;
    const held = el('ul.held-files', { 'aria-live': 'polite' });
    const input = el('input.field', {
        type: 'file',
        multiple: (element.max_files ?? 10) > 1,
        accept: element.filetypes?.map((type) => `.${type}`).join(','),
        'aria-label': element.label,
        dataset: { actionId: element.action_id },
        async onchange() {
            input.setAttribute('aria-busy', 'true');
            try {
                const files = await Promise.all(
                    [...input.files].slice(0, element.max_files ?? 10).map((file) => surface.upload(file)),
                );
                surface.choose(block, element, { values: files.map((file) => file.id) }, { shown: { files } });
                show(files);
            } catch {
                held.replaceChildren(el('li.error', {}, words.failed));
            } finally {
                input.removeAttribute('aria-busy');
            }
        },
    });
    const show = (files) => held.replaceChildren(...files.map((file) => el('li', {}, file.name ?? file.id)));
    show(surface.value(block, element)?.files ?? []);
    return el('div', {}, input, held);
}
