import { menu } from '../dom/menu.js';

const THEMES = ['auto', 'light', 'dark'];

/** Light, dark, or as the system has it. */
export function wearTheme(browser) {
    document.documentElement.dataset.theme = browser.read('theme') ?? 'auto';
}

export function chooseTheme(anchor, browser, words) {
    const labels = { auto: words.themeAuto, light: words.themeLight, dark: words.themeDark };
    const worn = browser.read('theme') ?? 'auto';
    menu(
        anchor,
        words.theme,
        THEMES.map((theme) => ({
            label: labels[theme],
            checked: theme === worn,
            dataset: { theme },
            onpick: () => {
                browser.write('theme', theme);
                wearTheme(browser);
            },
        })),
    );
}
