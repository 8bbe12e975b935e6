// SPDX-License-Identifier: EUPL-1.2

// Peers of baken in Go: `peers cel|opa verdicts|cold|measure FOLDER RULES`.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sort"
	"strings"
	"syscall"
	"time"

	"cel.dev/cel-go/cel"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// An engine with its rules loaded. Facts are what it likes best to be given.
type engine interface {
	read(line []byte) any
	breaches(facts any) []string
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

type celEngine struct {
	ids      []string
	programs []cel.Program
}

func loadCel(text string) engine {
	env := must(cel.NewEnv(cel.Variable("facts", cel.DynType)))
	engine := &celEngine{}
	var names []string
	for _, line := range strings.Split(text, "\n") {
		if name, meaning, found := strings.Cut(line, " := "); found {
			names = append(names, name, strings.NewReplacer(names...).Replace(meaning))
		} else if id, rule, found := strings.Cut(line, ": "); found && !strings.HasPrefix(line, "#") {
			ast, issues := env.Compile(strings.NewReplacer(names...).Replace(rule))
			if issues.Err() != nil {
				panic(id + ": " + issues.Err().Error())
			}
			engine.ids = append(engine.ids, id)
			engine.programs = append(engine.programs, must(env.Program(ast, cel.EvalOptions(cel.OptOptimize))))
		}
	}
	return engine
}

// Whole numbers stay whole: CEL compares int with int.
func whole(value any) any {
	switch value := value.(type) {
	case json.Number:
		return must(value.Int64())
	case map[string]any:
		for name, inner := range value {
			value[name] = whole(inner)
		}
	case []any:
		for i, inner := range value {
			value[i] = whole(inner)
		}
	}
	return value
}

func (*celEngine) read(line []byte) any {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	var facts map[string]any
	if err := decoder.Decode(&facts); err != nil {
		panic(err)
	}
	return map[string]any{"facts": whole(facts)}
}

func (engine *celEngine) breaches(facts any) []string {
	var found []string
	for i, program := range engine.programs {
		if value, _, err := program.Eval(facts); err != nil {
			panic(engine.ids[i] + ": " + err.Error())
		} else if value.Value() == true {
			found = append(found, engine.ids[i])
		}
	}
	return found
}

type opaEngine struct{ query rego.PreparedEvalQuery }

func loadOpa(text string) engine {
	prepared := rego.New(rego.Query("data.baken.breach"), rego.Module("rules.rego", text))
	return &opaEngine{must(prepared.PrepareForEval(context.Background()))}
}

func (*opaEngine) read(line []byte) any { return must(ast.ValueFromReader(bytes.NewReader(line))) }

func (engine *opaEngine) breaches(facts any) []string {
	results := must(engine.query.Eval(context.Background(), rego.EvalParsedInput(facts.(ast.Value))))
	var found []string
	for _, id := range results[0].Expressions[0].Value.([]any) {
		found = append(found, id.(string))
	}
	return found
}

// Processor time of this process, the collector of garbage included.
func now() time.Duration {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// The most memory that this program held, in KB. (Getrusage would count what started it.)
func peak() string {
	_, rest, _ := strings.Cut(string(must(os.ReadFile("/proc/self/status"))), "VmHWM:")
	return strings.Fields(rest)[0]
}

// A call's time: the best of five passes.
func nanoseconds(count int, work func(i int)) float64 {
	best := 0.0
	for pass := 0; pass < 5; pass++ {
		start := now()
		for i := 0; i < count; i++ {
			work(i)
		}
		if spent := float64((now() - start).Nanoseconds()) / float64(count); pass == 0 || spent < best {
			best = spent
		}
	}
	return best
}

func version(name string) string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if strings.Contains(module.Path, name) {
			return module.Version + ", " + runtime.Version()
		}
	}
	return "?"
}

func main() {
	name, mode, folder, rules := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	runtime.GOMAXPROCS(1)
	file := must(os.Open(folder + "/rows.ndjson"))
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	scanner.Scan()
	first := bytes.Clone(scanner.Bytes())
	begun := now()
	load, module := loadCel, "cel-go"
	if name == "opa" {
		load, module = loadOpa, "open-policy-agent/opa"
	}
	engine := load(string(must(os.ReadFile(rules))))
	verdict := engine.breaches(engine.read(first))
	cold := now() - begun
	if mode == "cold" {
		fmt.Printf("{\"cold_ms\": %f, \"peak_kb\": %s}\n", float64(cold.Nanoseconds())/1e6, peak())
		return
	}
	lines := [][]byte{first}
	for scanner.Scan() {
		lines = append(lines, bytes.Clone(scanner.Bytes()))
	}
	if mode == "verdicts" {
		for _, line := range lines {
			verdict = engine.breaches(engine.read(line))
			sort.Strings(verdict)
			fmt.Println(strings.Join(verdict, ","))
		}
		return
	}
	facts := make([]any, len(lines))
	for i, line := range lines {
		facts[i] = engine.read(line)
	}
	held := nanoseconds(len(lines), func(i int) { engine.breaches(facts[i]) })
	read := nanoseconds(len(lines), func(i int) { engine.breaches(engine.read(lines[i])) })
	fmt.Printf("{\"facts_ns\": %f, \"json_ns\": %f, \"version\": %q}\n", held, read, version(module))
}
