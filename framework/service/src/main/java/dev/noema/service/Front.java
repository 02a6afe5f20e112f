package dev.noema.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * Takes each request from Jetty, hands it to a worker where it is computed, and has it answered.
 */
final class Front extends Handler.Abstract.NonBlocking {

    private static final int MOST_PARAMETERS = 32;

    private final Routes routes;
    private final Doorkeeper doorkeeper;
    private final Limits limits;
    private final Workers workers;
    private final Metrics metrics;
    private final ConnectionTimes times;
    private final AtomicLong held = new AtomicLong();

    Front(
            Routes routes,
            Doorkeeper doorkeeper,
            Limits limits,
            Workers workers,
            Metrics metrics,
            ConnectionTimes times) {
        this.routes = routes;
        this.doorkeeper = doorkeeper;
        this.limits = limits;
        this.workers = workers;
        this.metrics = metrics;
        this.times = times;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply = new Reply(request, response, callback);
        times.began(request.getConnectionMetaData().getConnection());
        String[] path = {"other"};
        long began = System.nanoTime();
        metrics.began();
        Request.addCompletionListener(
                request,
                failure -> metrics.ended(path[0], response.getStatus(), System.nanoTime() - began));
        try {
            if (preflight(request, response, reply)) {
                return true;
            }
            Routes.Route route =
                    routes.find(request.getMethod(), Request.getPathInContext(request));
            path[0] = route.path();
            Map<String, String> parameters = parameters(request);
            if (route.isComputed()) {
                compute(route, request, parameters, reply);
            } else {
                reply.send(route.endpoint(), inquiry(request, parameters, new byte[0]));
            }
        } catch (Problem e) {
            reply.send(e.answer());
        }
        return true;
    }

    /** Whether the request only asked what pages may do; throws where it may not be answered. */
    private boolean preflight(Request request, Response response, Reply reply) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String authority = request.getHttpURI().getAuthority();
        boolean foreign =
                doorkeeper
                        .admitted(String.valueOf(Request.getServerName(request)), authority, origin)
                        .isPresent();
        if (!foreign) {
            return false;
        }
        response.getHeaders().put("Access-Control-Allow-Origin", origin);
        response.getHeaders().put(HttpHeader.VARY, "Origin");
        if (!request.getMethod().equals("OPTIONS")) {
            return false;
        }
        response.getHeaders().put("Access-Control-Allow-Methods", "GET, POST");
        response.getHeaders().put("Access-Control-Allow-Headers", "content-type, accept");
        response.getHeaders().put("Access-Control-Max-Age", "600");
        reply.send(Answer.json(200, "{}"));
        return true;
    }

    private void compute(
            Routes.Route route, Request request, Map<String, String> parameters, Reply reply) {
        Body[] body = new Body[1];
        body[0] =
                new Body(
                        request,
                        limits,
                        held,
                        bytes -> submit(route, inquiry(request, parameters, bytes), reply),
                        problem -> reply.send(problem.answer()),
                        reply::fail);
        Request.addCompletionListener(request, failure -> body[0].release());
        body[0].collect();
    }

    private void submit(Routes.Route route, Inquiry inquiry, Reply reply) {
        try {
            workers.submit(
                    () -> reply.send(route.endpoint(), inquiry),
                    () ->
                            reply.send(
                                    new Problem(503, "the request waited too long; try again later")
                                            .answer()));
        } catch (Problem e) {
            reply.send(e.answer());
        }
    }

    private static Inquiry inquiry(Request request, Map<String, String> parameters, byte[] body) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String accept = String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT));
        return new Inquiry(type == null ? "" : MediaTypes.plain(type), accept, parameters, body);
    }

    private static Map<String, String> parameters(Request request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Fields query;
        try {
            query = Request.extractQueryParameters(request);
        } catch (RuntimeException e) {
            throw Problem.badRequest("what stands behind the ? cannot be read");
        }
        if (query.getSize() > MOST_PARAMETERS) {
            throw Problem.badRequest("there are too many parameters");
        }
        for (Fields.Field field : query) {
            if (field.getValues().size() > 1) {
                throw Problem.badRequest("'" + field.getName() + "' is said twice");
            }
            parameters.put(field.getName(), field.getValue());
        }
        return parameters;
    }
}
