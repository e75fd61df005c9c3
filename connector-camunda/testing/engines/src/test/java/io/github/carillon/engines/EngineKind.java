package io.github.carillon.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The engines that the suite runs against. */
enum EngineKind {
    CAMUNDA_7_24("camunda-7.24", "Camunda", "org.camunda", "camunda", ""),
    CAMUNDA_7_22("camunda-7.22", "Camunda", "org.camunda", "camunda", ""),
    CAMUNDA_7_19("camunda-7.19", "Camunda", "org.camunda", "camunda", "no: javax"),
    OPERATON("operaton-1.0", "Operaton", "org.operaton", "operaton", ""),
    /** Its engine alone is CIB seven's own; it has kept Camunda's names but for its packages. */
    CIB_SEVEN("cibseven-2.0", "CIB seven's engine", "org.cibseven", "camunda", "no web apps");

    private final String classPath;
    private final String product;
    private final String packages;
    private final String name;
    private final String withoutBell;

    EngineKind(String classPath, String product, String packages, String name, String withoutBell) {
        this.classPath = classPath;
        this.product = product;
        this.packages = packages;
        this.name = name;
        this.withoutBell = withoutBell;
    }

    /** Whether the build was asked for it, by its name or by none: {@code -Dengines=camunda-7.24,operaton-1.0}. */
    boolean isWanted() {
        String wanted = System.getProperty("engines", "");
        return wanted.isBlank() || List.of(wanted.split("\\s*,\\s*")).contains(classPath);
    }

    /** As in {@code -Dengines}. */
    String id() {
        return classPath;
    }

    /** As its makers call it. */
    String product() {
        return product;
    }

    /** The root of its packages. */
    String packages() {
        return packages;
    }

    /** What the names of its settings begin with, after the dashes. */
    String settings() {
        return name + ".bpm.";
    }

    /** Why its web apps cannot have the bell, in few words. */
    Optional<String> withoutBell() {
        return Optional.of(withoutBell).filter(reason -> !reason.isEmpty());
    }

    /** Where its web apps are. */
    String webapps() {
        return "/" + name + "/";
    }

    /** Whoever is in it may do everything in the web apps. */
    String administrators() {
        return name + "-admin";
    }

    /** What the build wrote down for it, after this module's own classes, of which only its main class is used. */
    String classPath() throws IOException {
        Path written = Path.of("class-paths", classPath, "target", "class-path.txt");
        return Path.of("target", "test-classes").toAbsolutePath()
                + System.getProperty("path.separator")
                + Files.readString(written).strip();
    }
}
