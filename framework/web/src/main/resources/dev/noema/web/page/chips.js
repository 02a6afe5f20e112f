/** Chooses one of several names: chips that stand side by side, or a list where there are many. */

import { make } from './dom.js';

const MANY = 12;

/**
 * @param label what is chosen
 * @param names what stands on the chips
 * @param chosen is called with the number of the chosen one
 * @return {element, choose(number)}
 */
export const chooser = (label, names, chosen) =>
    names.length > MANY ? list(label, names, chosen) : chips(label, names, chosen);

let groups = 0;

const chips = (label, names, chosen) => {
    const group = `chips-${++groups}`;
    const inputs = names.map((name, number) => make('input', {
        type: 'radio', name: group, value: number, onchange: () => chosen(number),
    }));
    const element = make('fieldset', { className: 'chips' }, make('legend', {}, label),
        ...names.map((name, number) => make('label', {}, inputs[number], make('span', {}, name))));
    return {
        element,
        choose(number) {
            inputs[number].checked = true;
        },
    };
};

const list = (label, names, chosen) => {
    const select = make('select', { onchange: () => chosen(select.selectedIndex) },
        ...names.map(name => make('option', {}, name)));
    return {
        element: make('label', { className: 'field' }, make('span', {}, label), select),
        choose(number) {
            select.selectedIndex = number;
        },
    };
};
