package io.github.carillon.core.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A database that goes away, comes back, and fails at commits, as told. */
public final class FaultyDatabase {

    private final DataSource real;
    private final AtomicReference<Fault> beforeCommit = new AtomicReference<>();
    private final AtomicReference<Fault> afterCommit = new AtomicReference<>();
    private volatile boolean away;

    public FaultyDatabase(DataSource real) {
        this.real = real;
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, real, (method, call) -> {
            if (method.equals("getConnection") && away) {
                throw lost();
            }
            Object result = call.make();
            return result instanceof Connection connection ? faulty(connection) : result;
        });
    }

    /** Gives no connection from now on. */
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** Has this done once, by the thread that commits next. */
    public void beforeNextCommit(Fault fault) {
        beforeCommit.set(fault);
    }

    public void afterNextCommit(Fault fault) {
        afterCommit.set(fault);
    }

    /** As a driver says that the connection broke. */
    public static SQLException lost() {
        return new SQLException("connection lost", "08006");
    }

    private Connection faulty(Connection connection) {
        return proxy(Connection.class, connection, (method, call) -> {
            if (!method.equals("commit")) {
                return call.make();
            }
            strike(beforeCommit);
            Object result = call.make();
            strike(afterCommit);
            return result;
        });
    }

    private static void strike(AtomicReference<Fault> once) throws Exception {
        Fault fault = once.getAndSet(null);
        if (fault != null) {
            fault.strike();
        }
    }

    private static <T> T proxy(Class<T> type, T real, Interception interception) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        interception.on(method.getName(), () -> invoke(real, method, arguments))));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof SQLException broken ? broken : thrown;
        }
    }

    /** What goes wrong. */
    @FunctionalInterface
    public interface Fault {
        void strike() throws Exception;
    }

    @FunctionalInterface
    private interface Interception {
        Object on(String method, Call call) throws Exception;
    }

    @FunctionalInterface
    private interface Call {
        Object make() throws Exception;
    }
}
