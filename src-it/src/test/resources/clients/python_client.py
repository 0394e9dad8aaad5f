"""Makes the calls of a list with Python's client and prints what comes of each: CALLS URL, or CALLS SOCKET."""
import json
import sys
import time
import xmlrpc.client

VOLATILE = ("pid", "start", "stop", "now")


def normal(value):
    if isinstance(value, dict):
        return {k: "#" if k in VOLATILE and v else normal(v) for k, v in value.items()}
    if isinstance(value, list):
        every = [normal(each) for each in value]
        if all(isinstance(each, dict) and "status" in each for each in every):
            every.sort(key=lambda each: each["name"])  # whoever was done first
        return every
    return value


def outcome(server, method, arguments):
    try:
        for name in method.split("."):
            server = getattr(server, name)
        value = normal(server(*arguments))
        return "#" if method.endswith("getPID") and value > 1 else value
    except xmlrpc.client.Fault as fault:
        return {"fault": fault.faultCode, "text": fault.faultString}
    except xmlrpc.client.ProtocolError as error:
        return {"status": error.errcode, "text": error.errmsg}


def connect(address):
    if address.startswith("http:"):
        return xmlrpc.client.ServerProxy(address + "/RPC2")
    from supervisor.xmlrpc import SupervisorTransport
    transport = SupervisorTransport(None, None, "unix://" + address)
    return xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport)


def main():
    server = connect(sys.argv[2])
    with open(sys.argv[1], encoding="utf-8") as file:
        calls = json.load(file)
    for method, *arguments in calls:
        if method == "await":
            wanted, method, *arguments = arguments
            deadline = time.monotonic() + 30
            value = outcome(server, method, arguments)
            while wanted not in json.dumps(value, ensure_ascii=False) and time.monotonic() < deadline:
                time.sleep(0.02)
                value = outcome(server, method, arguments)
        else:
            value = outcome(server, method, arguments)
        print(method, json.dumps([arguments, value], ensure_ascii=False))


main()
