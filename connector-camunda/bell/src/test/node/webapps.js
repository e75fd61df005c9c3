import { Bell } from './browser.js';

const { PICTURES } = process.env;
const NAME = 'input[name=username], input[ng-model=username]';
const PASSWORD = 'input[type=password]';

/** What the web apps cause themselves: they ask who is logged in before anybody is, and for tasks after nobody is. */
export const THEIRS = /(camunda|operaton)-welcome|(camunda|operaton)\/api\/(admin|engine)\/|iframe which has both allow-scripts/;

/**
 * The bell in a web app, with somebody logged in whose password is their name.
 *
 * @param root address of the web apps, with a slash at the end
 * @param app 'tasklist' or 'cockpit'
 */
export async function loggedIn(browser, root, app, user) {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width: 1280, height: 620, deviceScaleFactor: PICTURES ? 1.5 : 1 });
  const bell = new Bell(page);
  await page.goto(`${root}app/${app}/default/`);
  await logIn(bell, user);
  return bell;
}

/** Fills in the form that the page shows. */
export async function logIn(bell, user) {
  await bell.page.waitForSelector(NAME);
  await fillIn(bell.page, NAME, user);
  await fillIn(bell.page, PASSWORD, user);
  await bell.page.$eval('[type=submit]', (button) => button.click());
  await bell.until((root) => root);
}

/** Not by the keyboard: the form takes the focus back, and the page moves, whenever it is ready with something. */
function fillIn(page, selector, text) {
  return page.$eval(selector, (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

/** For the documentation, where somebody asks for it: PICTURES=DIRECTORY. */
export async function picture(page, name) {
  if (PICTURES) {
    await new Promise((settled) => setTimeout(settled, 600));
    await page.screenshot({ path: `${PICTURES}/${name}.png` });
  }
}
