package dev.noema.service;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which nothing gets done: the head of a request does not arrive in time, or
 * its answer is not taken in time, however busily single bytes drip.
 */
final class ConnectionTimes implements Connection.Listener {

    private final Scheduler scheduler;
    private final long millis;
    private final Map<Connection, Scheduler.Task> closing = new ConcurrentHashMap<>();

    ConnectionTimes(Scheduler scheduler, long millis) {
        this.scheduler = scheduler;
        this.millis = millis;
    }

    @Override
    public void onOpened(Connection connection) {
        allow(connection);
    }

    @Override
    public void onClosed(Connection connection) {
        hold(connection);
    }

    /** Gives a connection its time from now on. */
    void allow(Connection connection) {
        Scheduler.Task task =
                scheduler.schedule(
                        () -> connection.getEndPoint().close(), millis, TimeUnit.MILLISECONDS);
        Scheduler.Task before = closing.put(connection, task);
        if (before != null) {
            before.cancel();
        }
    }

    /** Leaves a connection alone: its request is being computed, or it is closed. */
    void hold(Connection connection) {
        Scheduler.Task task = closing.remove(connection);
        if (task != null) {
            task.cancel();
        }
    }
}
