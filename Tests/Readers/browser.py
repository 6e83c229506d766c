"""A headless Chromium that is spoken to through a pipe, with what a check of pages needs of it.

It wants nothing but Python and Chromium: the protocol's messages are JSON that ends with a zero byte, written to
descriptor 3 of the browser and read from its descriptor 4 (`--remote-debugging-pipe`).
"""

import base64
import json
import os
import select
import shutil
import subprocess
import time


def program():
    """Where Chromium is, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Browser:
    """One browser with one page at a time."""

    def __init__(self, folder):
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()

        def descriptors():
            # Their numbers may be 3 and 4 already, so both are moved out of the way first.
            first, second = os.dup(theirs_in), os.dup(theirs_out)
            high = os.dup2(first, 20), os.dup2(second, 21)
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self._process = subprocess.Popen(
            [program(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
             f"--user-data-dir={folder}/browser"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False,
            preexec_fn=descriptors)
        os.close(theirs_in)
        os.close(theirs_out)
        self._number, self._rest, self._session = 0, b"", None
        self.events = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self._out)
        os.close(self._in)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _messages(self, patience):
        end = time.monotonic() + patience
        while True:
            while b"\0" in self._rest:
                message, self._rest = self._rest.split(b"\0", 1)
                yield json.loads(message)
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._in], [], [], left)[0]:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self._in, 1 << 20)
            if not piece:
                raise EOFError("the browser has ended")
            self._rest += piece

    def send(self, method, patience=60, **parameters):
        """Sends a command and returns its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        for answer in self._messages(patience):
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, url, width=1280, height=900, dark=False):
        """Opens a page as it looks on a screen of that size, in CSS pixels; events begin anew."""
        self.events = []
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.send("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.send("Page.navigate", url=url)
        if not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            for event in self._messages(60):
                self.events.append(event)
                if event.get("method") == "Page.loadEventFired":
                    break

    def evaluate(self, script, waits=False, patience=60):
        """The value of an expression in the page, which may be a promise."""
        answer = self.send("Runtime.evaluate", patience, expression=script, returnByValue=True, awaitPromise=waits)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"])[:500])
        return answer["result"].get("value")

    def said(self):
        """Everything the console and the log say, and every request but the one for the page itself."""
        said = []
        documents = 0
        for event in self.events:
            method, about = event.get("method"), event.get("params", {})
            if method == "Runtime.consoleAPICalled" or method == "Runtime.exceptionThrown":
                said.append(f"console: {json.dumps(about)[:200]}")
            elif method == "Log.entryAdded":
                said.append(f"log: {about['entry'].get('text')}")
            elif method == "Network.requestWillBeSent":
                documents += 1
                if documents > 1:
                    said.append(f"request: {about['request']['url'][:200]}")
        return said

    def picture(self, path, width, height=None, scale=1):
        """A picture of the page from its top, so high, or all of it."""
        if height is None:
            height = self.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
        answer = self.send("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def paper(self, path):
        """The page as it is printed, on the paper that its style asks for."""
        answer = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))
