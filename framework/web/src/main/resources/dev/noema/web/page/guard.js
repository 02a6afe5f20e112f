// A classic script, since it tells of what keeps modules from being loaded.
document.documentElement.dataset.state = location.protocol === 'file:' ? 'file' : 'opening';

addEventListener('error', event => {
    if (event.target.tagName !== 'SCRIPT' || location.protocol === 'file:') return;
    document.documentElement.dataset.state = 'fault';
    const say = () => {
        document.getElementById('fault-text').textContent =
            'A script is missing from the page\u2019s folder, or the server sends .js files with a media type that browsers refuse.';
    };
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say); else say();
}, true);
