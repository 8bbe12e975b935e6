// SPDX-License-Identifier: EUPL-1.2
// node check.cjs CHROMIUM PAGE…: holds pages against WCAG 2.1 A and AA with axe-core, as wide as a desk and as a telephone, and
// looks for what axe does not: a page wider than its screen, and focus that does not reach what can be used.
'use strict';
const fs = require('fs');
const path = require('path');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [chromium, ...pages] = process.argv.slice(2);
const widths = [1280, 390];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

async function look(browser, file, width) {
  const page = await browser.newPage();
  await page.setViewport({width, height: 900});
  await page.goto('file://' + path.resolve(file));
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run({runOnly: tags}), rules);
  const problems = found.violations.map((one) => one.id + ': ' + one.help + '\n      ' +
      one.nodes.slice(0, 5).map((node) => node.html.slice(0, 150)).join('\n      '));
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) problems.push('wider than the screen by ' + over + ' pixels');
  const usable = await page.$$eval('a[href],button,[tabindex="0"]', (all) => all.length);
  const reached = new Set();
  for (let i = 0; i < usable; ++i) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => {
      const all = [...document.querySelectorAll('a[href],button,[tabindex="0"]')];
      return all.indexOf(document.activeElement);
    }));
  }
  reached.delete(-1);
  if (reached.size < usable) problems.push('the keyboard reaches ' + reached.size + ' of ' + usable);
  console.log(`${path.basename(file)} at ${width}: ${found.passes.length} rules passed, ` +
      `${problems.length} problems`);
  for (const problem of problems) console.log('    ' + problem);
  await page.close();
  return problems.length;
}

(async () => {
  const browser = await puppeteer.launch({executablePath: chromium, args: ['--no-sandbox']});
  let problems = 0;
  for (const file of pages) {
    for (const width of widths) problems += await look(browser, file, width);
  }
  await browser.close();
  process.exit(problems === 0 && pages.length > 0 ? 0 : 1);
})();
