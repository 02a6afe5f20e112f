// A classic script, since modules are what a browser refuses to load from a file.
if (location.protocol === 'file:') document.documentElement.dataset.state = 'file';
