"""Serves a folder by HTTPS on a free port of this machine, well or badly: the first part of an
address, /good/NAME or /cut/NAME, says how. Also runs a proxy that refuses everything.

https_server.py CERTIFICATE KEY FOLDER
Prints the ports of the server, of the proxy and of one at which nobody listens, then one line for
each request: how, name, range. It ends with its standard input.
"""

import os
import pathlib
import socket
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!DOCTYPE html><html><body>Please sign in.</body></html>"


def say(*words):
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def setup(self):
        super().setup()
        self.close_connection = True

    def begin(self, status, headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()

    def wait_until_closed(self):
        try:
            while self.connection.recv(1000):
                pass
        except OSError:
            pass

    def do_GET(self):
        _, how, name = self.path.split("/", 2)
        wanted = self.headers.get("Range", "")
        say(how, name, wanted or "all")
        if how == "silent":
            return self.wait_until_closed()
        if how == "redirect":
            return self.begin(302, [("Location", "/good/" + name), ("Content-Length", "0")])
        if how == "loop":
            return self.begin(302, [("Location", self.path), ("Content-Length", "0")])
        if how == "downgrade":
            return self.begin(302, [("Location", "http://127.0.0.1:1/" + name), ("Content-Length", "0")])
        if how == "missing":
            self.begin(404, [("Content-Type", "text/plain"), ("Content-Length", "9")])
            return self.wfile.write(b"Not here.")
        if how in ("page", "disguised"):
            kind = "text/html" if how == "page" else "application/octet-stream"
            self.begin(200, [("Content-Type", kind), ("Content-Length", str(len(PAGE)))])
            return self.wfile.write(PAGE)
        self.send_file(how, (pathlib.Path(sys.argv[3]) / name).read_bytes(), wanted)

    def send_file(self, how, data, wanted):
        if how == "wrong":
            data = data[:-1] + bytes([data[-1] ^ 1])
        if how == "empty":
            data = b""
        start = 0
        if wanted and how != "rangeless":
            start = int(wanted.removeprefix("bytes=").split("-")[0])
        rest = data[start:]
        length = {"claims-more": len(rest) + 7, "claims-less": len(rest) - 7}.get(how, len(rest))
        headers = [("Content-Type", "application/gzip")]
        if how != "endless":
            headers.append(("Content-Length", str(length)))
        if start:
            headers.append(("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}"))
        self.begin(206 if start else 200, headers)
        if how in ("cut", "hang") and not start:
            rest = rest[: len(rest) // 2]
        if how == "drip":  # every connection brings a third of the file
            rest = rest[: len(data) // 3 + 1]
        self.wfile.write(rest * 2 if how == "endless" else rest)
        if how == "hang":
            self.wfile.flush()
            say("hanging")
            self.wait_until_closed()


class Proxy(BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_CONNECT(self):
        say("proxy", self.path)
        self.send_error(403)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *arguments):  # clients that go away are what is tested
        pass


def main():
    certificate, key = sys.argv[1:3]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    proxy = Server(("127.0.0.1", 0), Proxy)
    nobody = socket.socket()
    nobody.bind(("127.0.0.1", 0))
    for one in (server, proxy):
        threading.Thread(target=one.serve_forever, daemon=True).start()
    say(str(server.server_port), str(proxy.server_port), str(nobody.getsockname()[1]))
    sys.stdin.read()
    os._exit(0)


main()
