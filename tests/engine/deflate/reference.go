// Prints, for each file of a folder, its name, and the length and SHA-256 of what Go's compress/gzip makes of it, as JSON:
//
//	npx tsx tests/engine/deflate/writeInputs.ts DIR && go run tests/engine/deflate/reference.go DIR > tests/engine/deflate/reference.json
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

type answer struct {
	Length int    `json:"length"`
	Sha256 string `json:"sha256"`
}

func main() {
	entries, err := os.ReadDir(os.Args[1])
	if err != nil {
		panic(err)
	}
	answers := map[string]answer{}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(os.Args[1], entry.Name()))
		if err != nil {
			panic(err)
		}
		var packed bytes.Buffer
		writer := gzip.NewWriter(&packed)
		if _, err := writer.Write(content); err != nil {
			panic(err)
		}
		if err := writer.Close(); err != nil {
			panic(err)
		}
		answers[entry.Name()] = answer{packed.Len(), fmt.Sprintf("%x", sha256.Sum256(packed.Bytes()))}
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(answers); err != nil {
		panic(err)
	}
}
