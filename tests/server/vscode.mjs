// Drives a real VS Code in the browser: shows a finding, its hover and its quick fixes, and applies one.
import { createRequire } from "node:module";

const [url, browser, pictures, tools] = process.argv.slice(2);
const { chromium } = createRequire(`${tools}/package.json`)("playwright-core");
const chrome = await chromium.launch({ executablePath: browser, args: ["--no-sandbox"] });
const page = await chrome.newPage({ viewport: { width: 1100, height: 620 }, deviceScaleFactor: 1 });
try {
  await page.goto(url);
  const trust = page.getByRole("button", { name: "Yes, I trust the authors" });
  await page.locator(".monaco-workbench").waitFor({ timeout: 60000 });
  await trust.click({ timeout: 15000 }).catch(() => {});
  const file = page.locator(".explorer-folders-view").getByText("README.md");
  await file.waitFor({ timeout: 30000 });
  await file.dblclick();
  await page.locator(".codelens-decoration").first().waitFor({ timeout: 60000 });
  await page.keyboard.press("Control+g");
  await page.keyboard.type("66:10");
  await page.keyboard.press("Enter");
  const place = page.locator(".view-line", { hasText: "libary" }).first();
  await place.waitFor({ timeout: 20000 });
  await page.locator(".squiggly-error").first().waitFor({ timeout: 20000 });
  const word = place.locator("span", { hasText: "libary" }).last();
  await word.hover();
  const told = page.locator(".monaco-hover", { hasText: "misspelled-value" }).first(); // which the server says last
  await told.waitFor({ timeout: 30000 });
  const hover = await told.innerText();
  await page.screenshot({ path: `${pictures}/vscode-hover.png` });
  await page.keyboard.press("Control+.");
  const menu = page.locator(".action-widget");
  await menu.waitFor({ timeout: 20000 });
  await menu.getByText("Replace with", { exact: false }).first().waitFor({ timeout: 20000 });
  await page.screenshot({ path: `${pictures}/vscode-fix.png` });
  const actions = await menu.innerText();
  await page.keyboard.press("Enter");
  await page.locator(".view-line", { hasText: "Type: `library`" }).first().waitFor({ timeout: 20000 });
  await page.waitForFunction(() => !document.querySelector(".view-lines")?.textContent?.includes("libary"), null, { timeout: 20000 });
  await page.keyboard.press("Control+s");
  await page.waitForTimeout(3000); // until it is written
  console.log(JSON.stringify({ hover, actions }));
} catch (error) {
  await page.screenshot({ path: `${pictures}/failed.png` });
  console.error(String(error));
  process.exitCode = 1;
} finally {
  await chrome.close();
}
