package dev.noema.service;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/** Collects the body of a request as it comes, without a thread that waits for it. */
final class Body implements Runnable {

    private final Request request;
    private final Limits limits;
    private final AtomicLong held;
    private final Consumer<byte[]> whole;
    private final Consumer<Problem> refused;
    private final Consumer<Throwable> broken;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicBoolean done = new AtomicBoolean();
    private Scheduler.Task timeout;

    /**
     * The body of a request.
     *
     * @param held how many bytes of bodies the service holds; what this one takes is added, and
     *     taken off again by {@link #release}
     * @param whole gets the body
     * @param refused gets why it is not taken
     * @param broken gets what ended the connection before all had come
     */
    Body(
            Request request,
            Limits limits,
            AtomicLong held,
            Consumer<byte[]> whole,
            Consumer<Problem> refused,
            Consumer<Throwable> broken) {
        this.request = request;
        this.limits = limits;
        this.held = held;
        this.whole = whole;
        this.refused = refused;
        this.broken = broken;
    }

    /** Begins to collect. */
    void collect() {
        if (request.getLength() > limits.bodyBytes()) {
            end(tooLarge());
            return;
        }
        Scheduler scheduler = request.getComponents().getScheduler();
        timeout =
                scheduler.schedule(
                        () -> end(new Problem(408, "the body did not arrive in time")),
                        limits.time().toMillis(),
                        TimeUnit.MILLISECONDS);
        run();
    }

    @Override
    public void run() {
        while (!done.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                fail(chunk.getFailure());
                return;
            }
            take(chunk.getByteBuffer());
            boolean last = chunk.isLast();
            chunk.release();
            if (last && done.compareAndSet(false, true)) {
                timeout.cancel();
                whole.accept(bytes.toByteArray());
            }
        }
    }

    private void take(ByteBuffer part) {
        int count = part.remaining();
        if (count > limits.bodyBytes() - bytes.size()) {
            end(tooLarge());
        } else if (held.addAndGet(count) > (long) Limits.BODIES * limits.bodyBytes()) {
            held.addAndGet(-count);
            end(new Problem(503, "the service holds too many bodies; try again later"));
        } else {
            byte[] copy = new byte[count];
            part.get(copy);
            bytes.write(copy, 0, count);
        }
    }

    /** Says that the bytes are needed no more; once, when the request is answered. */
    void release() {
        held.addAndGet(-bytes.size());
    }

    private Problem tooLarge() {
        return new Problem(413, "the body is larger than " + limits.bodyBytes() + " bytes");
    }

    private void fail(Throwable failure) {
        if (done.compareAndSet(false, true)) {
            timeout.cancel();
            broken.accept(failure);
        }
    }

    private void end(Problem problem) {
        if (done.compareAndSet(false, true)) {
            if (timeout != null) {
                timeout.cancel();
            }
            refused.accept(problem);
        }
    }
}
