/** Elements, found and made. */

export const find = selector => document.querySelector(selector);

/** An element with properties and attributes (those with a dash, and `for`, `role`), and children. */
export const make = (tag, settings = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(settings)) {
        if (name.includes('-') || name === 'for' || name === 'role') element.setAttribute(name, value);
        else element[name] = value;
    }
    element.append(...children);
    return element;
};

/** Lets the visitor keep a file. */
export const save = (blob, name) => {
    const link = make('a', { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

/** A number as people write it. */
export const number = (value, digits) =>
    value.toFixed(digits).replace(/^-(?=0(?:\.0*)?$)/, '').replace('-', '−');
