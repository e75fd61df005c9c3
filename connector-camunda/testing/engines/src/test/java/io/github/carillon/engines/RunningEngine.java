package io.github.carillon.engines;

import static org.awaitility.Awaitility.await;

import io.github.carillon.testserver.EngineRest;
import io.github.carillon.testserver.FreePort;
import io.github.carillon.testserver.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An engine in a JVM of its own, on a database in a file, with authorizations and a REST that asks who calls. */
final class RunningEngine implements AutoCloseable {

    static final String ADMINISTRATOR = "demo";

    private final EngineKind kind;
    private final Path folder;
    private final int port;
    private final List<String> options;
    private final EngineRest rest;
    private JavaProcess process;

    private RunningEngine(EngineKind kind, Path folder, List<String> options) throws IOException {
        this.kind = kind;
        this.folder = folder;
        this.port = FreePort.any();
        this.options = options;
        this.rest = new EngineRest(URI.create("http://127.0.0.1:" + port + "/engine-rest"))
                .as(ADMINISTRATOR, ADMINISTRATOR);
        this.process = launch();
    }

    /** Starts one; it is up when this returns. */
    static RunningEngine start(EngineKind kind, Path folder, List<String> options) throws IOException {
        return new RunningEngine(kind, folder, options);
    }

    /** Asked by who may do everything. */
    EngineRest rest() {
        return rest;
    }

    /** With a slash at the end. */
    URI webapps() {
        return URI.create("http://127.0.0.1:" + port + kind.webapps());
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** After a kill, on the same port and database. */
    void restart() throws IOException {
        process = launch();
    }

    @Override
    public void close() {
        process.close();
    }

    private JavaProcess launch() throws IOException {
        JavaProcess launched = JavaProcess.start(
                folder, "engine", "512m", kind.classPath(), EngineApplication.class.getName(), arguments());
        await().atMost(Lab.PATIENCE).until(() -> rest.answers() || !launched.isAlive());
        if (!launched.isAlive()) {
            throw new IOException("the engine ended: " + String.join("\n", launched.log()));
        }
        return launched;
    }

    private List<String> arguments() {
        String own = "--" + kind.settings();
        List<String> arguments = new ArrayList<>(List.of(
                kind.packages(),
                own + "admin-user.id=" + ADMINISTRATOR,
                own + "admin-user.password=" + ADMINISTRATOR,
                own + "admin-user.first-name=Demo",
                own + "authorization.enabled=true",
                own + "history-level=full",
                own + "auto-deployment-enabled=false",
                own + "filter.create=All tasks",
                // so that what it was about to do when it was killed is done soon after its restart, and not in five
                // minutes
                own + "job-execution.lock-time-in-millis=5000",
                own + "metrics.enabled=false",
                own + "metrics.db-reporter-activate=false",
                "--spring.config.name=none",
                // what was committed is there after a kill
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("engine") + ";WRITE_DELAY=0",
                "--spring.datasource.username=sa",
                "--spring.jmx.enabled=false",
                "--spring.main.banner-mode=off",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--logging.level.root=warn"));
        arguments.addAll(options);
        return arguments;
    }
}
