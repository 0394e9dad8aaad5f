<?php
// Makes the calls of a list with PHP's xmlrpc extension and prints what comes of each: CALLS ADDRESS.
error_reporting(E_ALL & ~E_DEPRECATED);
const VOLATILE = ['pid', 'start', 'stop', 'now'];

function normal($value) {
    if (is_array($value)) {
        $all = [];
        foreach ($value as $key => $each) {
            $all[$key] = in_array($key, VOLATILE, true) && $each ? '#' : normal($each);
        }
        if (array_is_list($all) && array_filter($all, fn($each) => !isset($each['status'])) === []) {
            usort($all, fn($a, $b) => strcmp($a['name'], $b['name'])); // whoever was done first
        }
        return $all;
    }
    return $value;
}

/** Over TCP by PHP's own HTTP client, over a UNIX socket by hand with HTTP/1.0. */
function post($address, $body) {
    if (str_starts_with($address, 'http')) {
        $url = parse_url($address);
        $login = base64_encode($url['user'] . ':' . rawurldecode($url['pass']));
        $headers = ['Content-Type: text/xml', 'Authorization: Basic ' . $login];
        $http = ['method' => 'POST', 'header' => $headers, 'content' => $body, 'ignore_errors' => true];
        $target = 'http://' . $url['host'] . ':' . $url['port'] . '/RPC2';
        return file_get_contents($target, false, stream_context_create(['http' => $http]));
    }
    $socket = stream_socket_client('unix://' . $address);
    $length = strlen($body);
    fwrite($socket, "POST /RPC2 HTTP/1.0\r\nContent-Length: $length\r\n\r\n$body");
    return explode("\r\n\r\n", stream_get_contents($socket), 2)[1];
}

function outcome($address, $method, $arguments) {
    $options = ['encoding' => 'utf-8', 'escaping' => 'markup'];
    $body = xmlrpc_encode_request($method, $arguments, $options);
    $value = normal(xmlrpc_decode(post($address, $body), 'utf-8'));
    return $method === 'supervisor.getPID' && $value > 1 ? '#' : $value;
}

$address = $argv[2];
foreach (json_decode(file_get_contents($argv[1]), true) as $call) {
    $method = array_shift($call);
    if ($method === 'await') {
        $wanted = array_shift($call);
        $method = array_shift($call);
        $deadline = time() + 30;
        do {
            $value = outcome($address, $method, $call);
        } while (!str_contains(json_encode($value, JSON_UNESCAPED_UNICODE), $wanted) && time() < $deadline);
    } else {
        $value = outcome($address, $method, $call);
    }
    echo $method, ' ', json_encode([$call, $value], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
}
