package org.jsupervisor.it.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the source rules ask of one Java file, gathered by the JDK's own parser. */
record SourceFile(
    Path path,
    List<String> lines,
    List<Part> methods,
    List<Part> wideCatches,
    List<Part> undocumentedTypes) {
  private static final List<SourceFile> ALL = parse(Project.sources());

  /** A named piece of the file with the lines it takes. */
  record Part(String name, long firstLine, long lineCount) {}

  static List<SourceFile> all() {
    return ALL;
  }

  /** Where something is, as editors understand it. */
  String at(long line) {
    return Project.root().relativize(path) + ":" + line;
  }

  private static List<SourceFile> parse(List<Path> paths) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(paths));
      DocTrees trees = DocTrees.instance(task);
      List<SourceFile> parsed = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        parsed.add(gather(unit, trees));
      }
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile gather(CompilationUnitTree unit, DocTrees trees) throws IOException {
    Path path = Path.of(unit.getSourceFile().toUri());
    Gatherer gatherer = new Gatherer(unit, trees);
    gatherer.scan(unit, null);
    for (Tree type : unit.getTypeDecls()) {
      gatherer.documented(type);
    }
    return new SourceFile(
        path,
        Files.readAllLines(path),
        gatherer.methods,
        gatherer.wideCatches,
        gatherer.undocumentedTypes);
  }

  /** Walks one file. Confined to the thread that runs the test. */
  private static final class Gatherer extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final List<Part> methods = new ArrayList<>();
    private final List<Part> wideCatches = new ArrayList<>();
    private final List<Part> undocumentedTypes = new ArrayList<>();

    Gatherer(CompilationUnitTree unit, DocTrees trees) {
      this.unit = unit;
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      methods.add(part(method.getName().toString(), method));
      return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitCatch(CatchTree clause, @Nullable Void nothing) {
      Tree type = clause.getParameter().getType();
      List<? extends Tree> types =
          type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
      for (Tree each : types) {
        String name = each.toString();
        if (name.equals("Exception") || name.equals("Throwable")) {
          wideCatches.add(part(name, clause));
        }
      }
      return super.visitCatch(clause, null);
    }

    void documented(Tree type) {
      if (trees.getDocComment(TreePath.getPath(unit, type)) == null) {
        undocumentedTypes.add(part("a type", type));
      }
    }

    private Part part(String name, Tree tree) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
      long last = lines.getLineNumber(trees.getSourcePositions().getEndPosition(unit, tree));
      return new Part(name, first, last - first + 1);
    }
  }
}
