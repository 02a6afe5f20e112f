package dev.noema.service;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Says what Jetty itself refuses in the service's own form, without a page or a stack trace. */
final class Faults extends ErrorHandler {

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            String message,
            Throwable cause,
            Callback callback) {
        String detail = code >= 500 || message == null ? "the request failed" : message;
        new Reply(request, response, callback).send(new Problem(code, detail).answer());
    }
}
