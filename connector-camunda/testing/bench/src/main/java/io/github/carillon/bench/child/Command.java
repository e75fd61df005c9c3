package io.github.carillon.bench.child;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts this program again in another role. */
final class Command {

    private static final String MAIN = "io.github.carillon.bench.Bench";

    private Command() {}

    static List<String> line(String role, List<String> jvm, Setup setup) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvm);
        line.addAll(program(System.getProperty("java.class.path")));
        line.add(role);
        line.addAll(setup.arguments());
        return line;
    }

    /** An executable jar names its main class itself; from an IDE it is a path of many parts. */
    private static List<String> program(String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, MAIN);
    }
}
