// The tabs of a browser.

/**
 * Opens an empty tab and closes all others.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {{ width: number, height: number }} size of the window in CSS pixels
 */
export async function leaveOneTab(driver, size) {
  const others = await driver.getAllWindowHandles();
  await driver.switchTo().window(others[0]);
  await driver.switchTo().newWindow("tab");
  const last = await driver.getWindowHandle();
  for (const other of others) {
    await driver.switchTo().window(other);
    await driver.close();
  }
  await driver.switchTo().window(last);
  await driver.manage().window().setRect(size);
}
