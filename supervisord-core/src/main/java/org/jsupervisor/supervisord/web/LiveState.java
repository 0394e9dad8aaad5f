package org.jsupervisor.supervisord.web;

import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;

/**
 * What an open page asks for again and again, as JSON. Says 304 while nothing has changed: uptimes
 * are left to the page, which knows the start. Confined to the loop thread.
 */
public final class LiveState implements HttpHandler {
  private static final int BYTES_PER_PROCESS = 160;

  private final SupervisorControl control;

  public LiveState(SupervisorControl control) {
    this.control = control;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      exchange.respond(HttpResponse.error(400));
      return;
    }
    String json = json();
    String tag = '"' + Fingerprint.of(json) + '"';
    HttpResponse answer =
        tag.equals(request.headers().first("If-None-Match"))
            ? HttpResponse.empty(304)
            : PageAnswers.json(200, json);
    exchange.respond(answer.with("ETag", tag));
  }

  private String json() {
    List<ProcessInfo> processes = control.allProcessInfo();
    StringBuilder json = new StringBuilder(128 + BYTES_PER_PROCESS * processes.size());
    JsonText.append(json.append("{\"identifier\":"), control.identifier());
    json.append(",\"state\":\"").append(control.state()).append("\",\"processes\":[");
    String separator = "";
    for (ProcessInfo process : processes) {
      append(json.append(separator), process);
      separator = ",\n";
    }
    return json.append("]}").toString();
  }

  private void append(StringBuilder json, ProcessInfo process) {
    JsonText.append(json.append("{\"name\":"), Namespec.of(process.group(), process.name()));
    JsonText.append(json.append(",\"group\":"), process.group());
    json.append(",\"state\":\"").append(process.state()).append('"');
    json.append(",\"pid\":").append(process.pid());
    json.append(",\"start\":").append(process.start());
    json.append(",\"restarts\":").append(control.restarts(process.group(), process.name()));
    // A running process is described by pid and uptime: the page has both.
    String description = process.state() == ProcessState.RUNNING ? "" : process.description();
    JsonText.append(json.append(",\"description\":"), description);
    ProcessMarks.of(process).appendTo(json);
    json.append('}');
  }
}
