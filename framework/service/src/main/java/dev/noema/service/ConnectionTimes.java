package dev.noema.service;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which nothing gets done: the head of a request does not arrive in time, or
 * the next one does not, or an answer is not taken, however busily single bytes drip.
 */
final class ConnectionTimes implements Connection.Listener {

    /** To arrive, to wait, to be computed, and its answer to be taken. */
    private static final int STAGES = 4;

    private final Scheduler scheduler;
    private final long millis;
    private final Map<Connection, Scheduler.Task> closing = new ConcurrentHashMap<>();

    ConnectionTimes(Scheduler scheduler, long millis) {
        this.scheduler = scheduler;
        this.millis = millis;
    }

    @Override
    public void onOpened(Connection connection) {
        allow(connection, millis);
    }

    @Override
    public void onClosed(Connection connection) {
        Scheduler.Task task = closing.remove(connection);
        if (task != null) {
            task.cancel();
        }
    }

    /** Gives a connection the time for a whole request, whose head has arrived. */
    void began(Connection connection) {
        allow(connection, STAGES * millis);
    }

    private void allow(Connection connection, long time) {
        Scheduler.Task task =
                scheduler.schedule(
                        () -> {
                            closing.remove(connection);
                            connection.getEndPoint().close();
                        },
                        time,
                        TimeUnit.MILLISECONDS);
        Scheduler.Task before = closing.put(connection, task);
        if (before != null) {
            before.cancel();
        }
    }
}
