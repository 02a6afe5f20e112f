package dev.noema.service;

import dev.noema.serving.BundleException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer of one request, sent once. */
final class Reply {

    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean sent = new AtomicBoolean();

    Reply(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    void send(Answer answer) {
        if (!sent.compareAndSet(false, true)) {
            return;
        }
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, answer.mediaType());
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        if (answer.status() == 503) {
            headers.put(HttpHeader.RETRY_AFTER, 1);
        }
        if (answer.status() == 408 || answer.status() == 413) {
            headers.put(HttpHeader.CONNECTION, "close"); // the rest of the body is not read
        }
        if (answer.parts().isPresent()) {
            write(answer.parts().get());
        } else {
            headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }

    /**
     * Sends parts as they come. What fails on the way ends the connection without the last part, so
     * that no client takes half an answer for the whole.
     */
    private void write(Answer.Parts parts) {
        try {
            OutputStream out = Content.Sink.asOutputStream(response);
            parts.writeTo(out);
            out.close(); // sends the last part
        } catch (IOException e) {
            callback.failed(e); // nobody takes the answer any more
            return;
        } catch (Exception | OutOfMemoryError e) {
            LOG.error("{} fails", request.getHttpURI().getPath(), e);
            callback.failed(e);
            return;
        }
        callback.succeeded();
    }

    /** Gives up, since nobody is there to take an answer. */
    void fail(Throwable failure) {
        if (sent.compareAndSet(false, true)) {
            callback.failed(failure);
        }
    }

    /** Sends the answer of an endpoint, or what its failure means. */
    void send(Endpoint endpoint, Inquiry inquiry) {
        try {
            send(endpoint.answer(inquiry));
        } catch (Problem e) {
            send(e.answer());
        } catch (IllegalArgumentException e) {
            send(new Problem(422, String.valueOf(e.getMessage())).answer());
        } catch (BundleException e) {
            LOG.error("the bundle fails", e);
            send(new Problem(500, e.getMessage()).answer());
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            LOG.error("{} fails", request.getHttpURI().getPath(), e);
            send(new Problem(500, "the service failed; its log says why").answer());
        }
    }
}
